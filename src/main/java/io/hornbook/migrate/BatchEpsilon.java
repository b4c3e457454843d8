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

/** A BatchNormalization of tf.keras 2 with an epsilon that its fused kernel takes as it is. */
final class BatchEpsilon {
  private static final double LEAST = 1.001e-5;

  private BatchEpsilon() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Config config = node.config().fresh();
    double epsilon = config.doubleAt("epsilon", 1e-3);
    boolean fused = site.first().rank() >= 4;
    if (site.target() != Target.TF_KERAS2 || epsilon >= LEAST || !fused) {
      return Optional.empty();
    }
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
    return Optional.of(node.withConfig(settings).withWeights(now));
  }
}
