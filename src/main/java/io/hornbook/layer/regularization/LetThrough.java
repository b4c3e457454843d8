package io.hornbook.layer.regularization;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * {@code y = x}, masks included: {@code x (...) -> y (...)}. What dropout, noise and penalties come
 * to at inference (Keras 3.15, {@code keras/src/layers/regularization}).
 */
record LetThrough() implements UnaryLayer {
  /** A type of that name whose config has these keys, none of which matters here. */
  static LayerType type(String name, String... keys) {
    return new LayerType(
        name,
        config -> {
          config.ignore(keys);
          return new LetThrough();
        });
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return x;
  }
}
