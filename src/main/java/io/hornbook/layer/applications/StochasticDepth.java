package io.hornbook.layer.applications;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * {@code y = x}: {@code x (...) -> y (...)}. Drops whole branches while training (Keras 3.15 {@code
 * applications/convnext.py}).
 */
record StochasticDepth() implements UnmaskedLayer {
  static final LayerType TYPE =
      new LayerType(
          "StochasticDepth",
          c -> {
            c.ignore("drop_path_rate");
            return new StochasticDepth();
          });

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return x;
  }
}
