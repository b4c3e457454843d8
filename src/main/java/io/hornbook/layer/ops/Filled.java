package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** One value in the shape of a tensor. */
record Filled(double value, boolean bool) implements UnmaskedLayer {
  static LayerType type(String name, double value) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Filled(value, c.string("dtype", "").equals("bool"));
        });
  }

  /** The value is the second operand. */
  static LayerType like(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          List<Object> places = Operands.read(c).places();
          c.ignore("dtype");
          double value = Operands.constant(places.get(places.size() - 1)).doubleAt(0);
          return new Filled(value, false);
        });
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.FLOAT32;
    Tensor filled = Elementwise.scale(Tensor.zeros(x.shape(), dtype), 0, value);
    return filled.as(bool ? DType.BOOL : x.dtype());
  }
}
