package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Bidirectional of before tf.keras 2, which repeats at a masked step what it gave before; today's
 * gives zeros there. The outputs of the model prove that nothing reads them; the layer itself is
 * not compared.
 */
final class MaskedBidirectional {
  static final String ID = "Bidirectional.masked";
  private static final String KEY = "zero_output_for_mask";

  private MaskedBidirectional() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Map<String, Node> inner = new LinkedHashMap<>();
    node.inner()
        .forEach(
            (role, n) -> {
              boolean sequences = Boolean.TRUE.equals(n.config().peek("return_sequences"));
              boolean zeros = Boolean.TRUE.equals(n.config().peek(KEY));
              boolean other = site.masked() && sequences && !zeros;
              inner.put(role, other ? n.withConfig(n.config().with(KEY, true)) : n);
            });
    return inner.equals(node.inner()) ? Optional.empty() : Optional.of(node.withInner(inner));
  }
}
