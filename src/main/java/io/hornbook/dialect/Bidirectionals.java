package io.hornbook.dialect;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bidirectional with both of its layers spelled out. Files give one {@code layer}; the backward one
 * is its copy that walks the other way (Keras 1.0.4 {@code layers/wrappers.py} to Keras 3.15 {@code
 * rnn/bidirectional.py}), unless the file has a {@code backward_layer} too.
 */
final class Bidirectionals {
  private Bidirectionals() {}

  static Node complete(Node node) {
    Node forward = node.inner().get("layer");
    if (!node.type().equals("Bidirectional") || forward == null) {
      return node;
    }
    Map<String, Node> both = new LinkedHashMap<>();
    both.put("forward_layer", forward);
    Node given = node.inner().get("backward_layer");
    both.put("backward_layer", given == null ? reversed(forward) : given);
    return node.withInner(both);
  }

  private static Node reversed(Node forward) {
    Config config = forward.config();
    boolean backwards = Boolean.TRUE.equals(config.peek("go_backwards"));
    return forward
        .withName(forward.name().replaceFirst("^forward_", "") + "_backward")
        .withConfig(config.with("go_backwards", !backwards));
  }
}
