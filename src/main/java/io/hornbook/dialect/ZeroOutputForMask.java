package io.hornbook.dialect;

import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A Bidirectional that returns sequences makes both of its layers give zeros at masked steps. */
record ZeroOutputForMask() implements Verb {
  private static final String KEY = "zero_output_for_mask";

  @Override
  public Optional<Edit> apply(Node node) {
    Map<String, Node> inner = new LinkedHashMap<>();
    node.inner()
        .forEach(
            (role, n) -> {
              boolean sequences = Boolean.TRUE.equals(n.config().peek("return_sequences"));
              inner.put(role, n.withConfig(n.config().with(KEY, sequences)));
            });
    return inner.equals(node.inner())
        ? Optional.empty()
        : Optional.of(new Edit(node.withInner(inner), KEY, KEY + " = return_sequences"));
  }
}
