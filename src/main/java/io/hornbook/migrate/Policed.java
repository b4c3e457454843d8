package io.hornbook.migrate;

import io.hornbook.model.Node;
import io.hornbook.model.Policies;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a rewrite makes of a layer computes in the type that the layer computed in. */
final class Policed {
  private Policed() {}

  /** {@code made} under the policy of the layer that it stands for, unless it has its own. */
  static Node as(Node layer, Node made) {
    String policy = Policies.named(layer.config());
    boolean open = made.graph().isEmpty() && !Calls.isOperation(made);
    if (policy.isEmpty() || !open) {
      return made;
    }
    Map<String, Node> inner = new LinkedHashMap<>();
    made.inner().forEach((role, n) -> inner.put(role, as(layer, n)));
    Node whole = made.withInner(inner);
    return made.config().has("dtype")
        ? whole
        : whole.withConfig(made.config().with("dtype", policy));
  }
}
