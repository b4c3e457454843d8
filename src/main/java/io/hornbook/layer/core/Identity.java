package io.hornbook.layer.core;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** {@code y = x}, mask included (Keras 3.15 {@code layers/core/identity.py}). */
record Identity() implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Identity", c -> new Identity());

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return x;
  }
}
