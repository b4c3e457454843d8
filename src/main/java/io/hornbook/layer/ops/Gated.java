package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Map;

/** The first half of an axis times the sigmoid of the second (Keras 3.15 {@code Glu}). */
record Gated(int axis) implements UnmaskedLayer {
  private static final Activation SIGMOID = Activation.of("sigmoid", Map.of());

  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Gated(c.intAt("axis", -1));
        });
  }

  @Override
  public Shape infer(Shape in) {
    int at = Checks.axis(in, axis);
    int size = in.dim(at);
    Checks.require(size % 2 == 0 || size == Shape.UNKNOWN, "two halves expected; found %s", in);
    return size == Shape.UNKNOWN ? in : in.with(at, size / 2);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    int size = x.shape().dim(Checks.axis(x.shape(), axis));
    Tensor first = Rearrange.slice(x, axis, 0, size / 2);
    Tensor gate = Rearrange.slice(x, axis, size / 2, size);
    return Elementwise.multiply(first, SIGMOID.apply(gate));
  }
}
