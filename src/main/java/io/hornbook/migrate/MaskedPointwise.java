package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A layer that a TimeDistributed was read as, called with a mask: only the wrapper has an argument
 * for it.
 */
final class MaskedPointwise {
  static final Set<String> TYPES =
      Set.of("Activation", "Dense", "Dropout", "ELU", "GaussianNoise", "LeakyReLU", "ReLU");

  private MaskedPointwise() {}

  static Optional<Node> rewrite(Node node, Site site) {
    if (node.calls().stream().allMatch(c -> c.masks().isEmpty())) {
      return Optional.empty();
    }
    if (site.first().rank() < 3) {
      throw Site.refused(node, "it has no argument for a mask", "one without");
    }
    Node inner = node.withName(node.name() + "_step").withCalls(List.of());
    Node wrapper = node.withType("TimeDistributed").withConfig(Config.of(Map.of()));
    return Optional.of(wrapper.withInner(Map.of("layer", inner)).withWeights(List.of()));
  }
}
