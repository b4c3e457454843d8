package io.hornbook.layer.legacy;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The sum, mean or product over the timesteps: {@code x (n, t, d) -> y (n, d)} (Keras 0.3.3, {@code
 * keras/layers/core.py}).
 */
record TimeDistributedMerge(String mode) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("TimeDistributedMerge", TimeDistributedMerge::read);

  private static TimeDistributedMerge read(Config config) {
    return new TimeDistributedMerge(config.oneOf("mode", "sum", "sum", "ave", "mul"));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 3);
    return in.without(1);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return switch (mode) {
      case "sum" -> Reduction.sum(x, false, 1);
      case "ave" -> Reduction.mean(x, false, 1);
      default -> product(x);
    };
  }

  private static Tensor product(Tensor x) {
    Shape shape = x.shape().without(1);
    Tensor product = Elementwise.map(Tensor.zeros(shape, x.dtype()), v -> 1);
    for (int t = 0; t < x.shape().dim(1); t++) {
      product = Elementwise.multiply(product, Rearrange.slice(x, 1, t, t + 1).reshape(shape));
    }
    return product;
  }
}
