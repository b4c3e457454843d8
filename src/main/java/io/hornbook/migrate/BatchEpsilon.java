package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A BatchNormalization with the epsilon that counts: TensorFlow's fused kernel for images raises a
 * small one, and what it raised is written as such.
 */
final class BatchEpsilon {
  private static final double LEAST = 1.001e-5;
  private static final String OF_IMAGES = "least_epsilon_of_images";

  private BatchEpsilon() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Node said = said(node, site);
    Config config = said.config().fresh();
    double epsilon = config.doubleAt("epsilon", 1e-3);
    boolean fused = site.first().rank() >= 4;
    if (site.target() == Target.TF_KERAS2 && epsilon < LEAST && fused) {
      return Optional.of(inWeights(said, config, epsilon));
    }
    return said.equals(node) ? Optional.empty() : Optional.of(said);
  }

  /** The node without a least epsilon of its own. */
  private static Node said(Node node, Site site) {
    if (!node.config().has(OF_IMAGES)) {
      return node;
    }
    Config config = node.config().fresh();
    int rank = site.first().rank();
    boolean image = rank == 4 && site.first().axis(config.intAt("axis", -1)) == rank - 1;
    double epsilon = config.doubleAt("epsilon", 1e-3);
    double raised = image ? Math.max(epsilon, config.doubleAt(OF_IMAGES, 0)) : epsilon;
    Config plain = node.config().without(OF_IMAGES);
    return node.withConfig(raised == epsilon ? plain : plain.with("epsilon", raised));
  }

  /** The node with an epsilon of one half, and gamma divided by what the old one made. */
  private static Node inWeights(Node node, Config config, double epsilon) {
    boolean scale = config.flag("scale", true);
    boolean center = config.flag("center", true);
    List<NamedWeight> old = node.weights();
    int statistics = (scale ? 1 : 0) + (center ? 1 : 0);
    Tensor variance = old.get(statistics + 1).tensor();
    float[] gamma = new float[variance.size()];
    float[] half = new float[gamma.length];
    Arrays.fill(half, 0.5f);
    for (int i = 0; i < gamma.length; i++) {
      double before = scale ? old.get(0).tensor().doubleAt(i) : 1;
      gamma[i] = (float) (before / Math.sqrt(variance.doubleAt(i) + epsilon));
    }
    Shape shape = variance.shape();
    List<NamedWeight> now = new ArrayList<>();
    now.add(new NamedWeight("gamma by the divisor", Tensor.of(shape, gamma)));
    now.addAll(old.subList(scale ? 1 : 0, statistics + 1));
    now.add(new NamedWeight("one half", Tensor.of(shape, half)));
    Config settings = node.config().with("scale", true).with("epsilon", 0.5);
    return node.withConfig(settings).withWeights(now);
  }
}
