package io.hornbook.layer.legacy;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code BatchNormalization(mode=1)}: {@code y = gamma (x - mean) / (s + epsilon) + beta} with the
 * mean over each sample's own last axis: {@code x (..., d) -> y (..., d)}. The spread s is {@code
 * sqrt(variance)} in Keras 0.3.3 and 1.0.0, and {@code sqrt(variance + epsilon)} in 1.0.8 and 1.2.2
 * ({@code keras/layers/normalization.py}). The running statistics have slots and no use.
 *
 * @param inside whether epsilon is added to the variance as well
 */
record SampleNormalization(double epsilon, boolean inside) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("SampleNormalization", SampleNormalization::read);

  private static SampleNormalization read(Config config) {
    config.ignore("momentum", "axis", "center", "scale");
    return new SampleNormalization(
        config.doubleAt("epsilon", 1e-3), config.flag("epsilon_in_variance", true));
  }

  @Override
  public List<Weight> weights(Shape in) {
    return RunningStatistics.weights(in.dim(-1));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor centered = Elementwise.subtract(x, Reduction.mean(x, true, -1));
    Tensor variance = Reduction.mean(Elementwise.multiply(centered, centered), true, -1);
    double added = inside ? epsilon : 0;
    Tensor spread = Elementwise.map(variance, v -> Math.sqrt(v + added) + epsilon);
    Tensor normal = Elementwise.divide(centered, spread);
    return Elementwise.add(Elementwise.multiply(normal, weights.get("gamma")), weights.get("beta"));
  }
}
