package io.hornbook.migrate;

import io.hornbook.math.Quantiles;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A Discretization with its boundaries in the config, where any Keras reads them. */
final class Discretizations {
  private static final String BOUNDARIES = "bin_boundaries";

  private Discretizations() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Config config = node.config();
    int bins = config.fresh().intAt("num_bins", 0);
    if (config.peek(BOUNDARIES) == null) {
      if (node.weights().isEmpty() || bins < 1) {
        throw Site.refused(node, "it has learnt no boundaries yet", "any");
      }
      double[] learnt = Quantiles.boundaries(node.weights().get(0).tensor(), bins);
      config = config.with(BOUNDARIES, Arrays.stream(learnt).boxed().toList());
    }
    // Real Keras takes either of the two.
    Config alone = config.without("num_bins");
    return alone.equals(node.config())
        ? Optional.empty()
        : Optional.of(node.withConfig(alone).withWeights(List.of()));
  }
}
