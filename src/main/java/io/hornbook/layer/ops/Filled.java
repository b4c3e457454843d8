package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** Ones or zeros in the shape of a tensor. */
record Filled(boolean ones, boolean bool) implements UnmaskedLayer {
  static LayerType type(String name, boolean ones) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Filled(ones, c.string("dtype", "").equals("bool"));
        });
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.FLOAT32;
    Tensor filled = Elementwise.scale(Tensor.zeros(x.shape(), dtype), 0, ones ? 1 : 0);
    return filled.as(bool ? DType.BOOL : x.dtype());
  }
}
