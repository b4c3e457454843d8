package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** What is positive, then what is negative, along an axis (TensorFlow's {@code crelu}). */
record Rectified(int axis) implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Rectified(c.intAt("axis", -1));
        });
  }

  @Override
  public Shape infer(Shape in) {
    int at = Checks.axis(in, axis);
    int size = in.dim(at);
    return size == Shape.UNKNOWN ? in : in.with(at, Math.multiplyExact(2, size));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor positive = Elementwise.map(x, v -> Math.max(v, 0));
    Tensor negative = Elementwise.map(x, v -> Math.max(-v, 0));
    return Rearrange.concat(List.of(positive, negative), axis);
  }
}
