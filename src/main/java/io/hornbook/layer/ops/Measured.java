package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** The dimensions of a tensor, {@code (rank,)} (TensorFlow's {@code shape}). */
record Measured() implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          c.ignore("out_type");
          return new Measured();
        });
  }

  @Override
  public Shape infer(Shape in) {
    return Shape.of(in.rank());
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return Tensor.of(Shape.of(x.shape().rank()), x.shape().dims());
  }
}
