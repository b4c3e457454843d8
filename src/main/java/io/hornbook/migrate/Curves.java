package io.hornbook.migrate;

import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** Activations that Keras has dropped. */
final class Curves {
  private Curves() {}

  static Optional<Node> thresholdedReLU(Node node, Site site) {
    double theta = node.config().fresh().doubleAt("theta", 1);
    if (theta < 0) {
      throw Site.refused(node, "its theta is negative", "a ReLU");
    }
    return Optional.of(
        node.withType("ReLU").withConfig(node.config().without("theta").with("threshold", theta)));
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

  /** Bent at the left threshold, mirrored and bent at the right one, and mirrored back. */
  static Optional<Node> sReLU(Node node, Site site) {
    Group group = new Group(node, site.in());
    Affine affine = new Affine(group, site.first(), node);
    List<Tensor> w = LegacyDense.weights(node);
    Tensor left = affine.row(w.get(0));
    Tensor width = zip(affine.row(w.get(2)), left, (t, l) -> Math.abs(t));
    Tensor right = zip(left, width, Double::sum);
    Tensor slope = affine.row(w.get(1));
    for (double a : slope.toDoubles()) {
      if (a < 0) {
        throw Site.refused(node, "its lower piece falls and is cut off", "one that is not cut off");
      }
    }
    Tensor ones = affine.constant(1);
    Tensor minus = affine.constant(-1);
    Port x = affine.of(affine.flat(group.in(0)), ones, zip(left, left, (l, same) -> -l));
    Port bent = group.add("PReLU", Map.of(), List.of(slope), x);
    Port turned = affine.of(bent, minus, width);
    Port again = group.add("PReLU", Map.of(), List.of(affine.row(w.get(3))), turned);
    return Optional.of(group.giving(affine.whole(affine.of(again, minus, right))));
  }

  private static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator rule) {
    float[] values = new float[a.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rule.applyAsDouble(a.doubleAt(i), b.doubleAt(i));
    }
    return Tensor.of(a.shape(), values);
  }
}
