package io.hornbook.layer.pooling;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Reduction;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The largest element of each channel: {@code x (n, s1, ..., c) -> y (n, c)}; masked timesteps
 * count, too (Keras 3.15, {@code keras/src/layers/pooling/global_max_pooling1d.py}).
 */
record GlobalMaxPooling(Globally window) implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, c -> new GlobalMaxPooling(Globally.read(c, dims)));
  }

  @Override
  public Shape infer(Shape in) {
    return window.infer(in);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return Reduction.max(x, window.keepDims(), window.axes());
  }
}
