package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Activations that Keras has dropped. */
final class Curves {
  private Curves() {}

  static Optional<Node> thresholdedReLU(Node node, Site site) {
    double theta = node.config().fresh().doubleAt("theta", 1);
    if (theta < 0) {
      Group group = new Group(node, site.in());
      return Optional.of(group.giving(above(group, theta)));
    }
    return site.target() == Target.TF_KERAS2
        ? Optional.empty()
        : Optional.of(
            node.withType("ReLU")
                .withConfig(node.config().without("theta").with("threshold", theta)));
  }

  /** {@code x} where it is above the threshold, else 0. */
  private static Port above(Group group, double threshold) {
    Port above = group.operation("Greater", Map.of(), threshold, group.in(0));
    Port one = group.operation("Cast", Map.of("dtype", group.compute()), null, above);
    return group.operation("Multiply", Map.of(), null, group.in(0), one);
  }

  /** Whether it is a ReLU of a threshold below 0, or one whose slope goes down. */
  static boolean isBelow(Node node) {
    Config config = node.config().fresh();
    return switch (node.type()) {
      case "ReLU" ->
          config.doubleAt("threshold", 0) < 0 || config.doubleAt("negative_slope", 0) < 0;
      case "ThresholdedReLU" -> config.doubleAt("theta", 1) < 0;
      default -> false;
    };
  }

  /** A ReLU of a threshold below 0, or whose slope goes down. */
  static Optional<Node> reluBelow(Node node, Site site) {
    Config config = node.config().fresh();
    double threshold = config.doubleAt("threshold", 0);
    double slope = config.doubleAt("negative_slope", 0);
    if (!isBelow(node)) {
      return Optional.empty();
    }
    if (config.find("max_value").isPresent()) {
      throw Site.refused(node, "ReLU takes no threshold or slope below 0", "one without max_value");
    }
    Group group = new Group(node, site.in());
    Port above = above(group, threshold);
    Map<String, Object> under = Map.of("scale", -1.0, "offset", threshold);
    Port missing = group.add("ReLU", Map.of(), group.add("Rescaling", under, group.in(0)));
    Port below = group.add("Rescaling", Map.of("scale", -slope, "offset", 0.0), missing);
    return Optional.of(group.giving(group.add("Add", Map.of(), above, below)));
  }

  /** {@code x} where it is above theta, less {@code -x} where that is. */
  static Optional<Node> thresholdedLinear(Node node, Site site) {
    double theta = node.config().fresh().doubleAt("theta", 1);
    Group group = new Group(node, site.in());
    if (theta < 0) {
      Port same = group.add("Activation", Map.of("activation", "linear"), group.in(0));
      return Optional.of(group.giving(same));
    }
    Port above = group.add("ReLU", Map.of("threshold", theta), group.in(0));
    Port turned = group.add("Rescaling", Map.of("scale", -1.0, "offset", 0.0), group.in(0));
    Port below = group.add("ReLU", Map.of("threshold", theta), turned);
    return Optional.of(group.giving(group.add("Subtract", Map.of(), above, below)));
  }

  /** {@code alpha softplus(beta x)}. */
  static Optional<Node> parametricSoftplus(Node node, Site site) {
    Group group = new Group(node, site.in());
    Affine affine = new Affine(group, site.first(), node);
    List<Tensor> w = LegacyDense.weights(node);
    Port scaled = affine.of(affine.flat(group.in(0)), affine.row(w.get(1)), affine.constant(0));
    Port soft = group.add("Activation", Map.of("activation", "softplus"), scaled);
    Port out = affine.of(soft, affine.row(w.get(0)), affine.constant(0));
    return Optional.of(group.giving(affine.whole(out)));
  }
}
