package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.function.UnaryOperator;

/** The same elements under another shape. */
record Reshaped(UnaryOperator<Shape> rule) implements UnmaskedLayer {
  static LayerType expandDims(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          int axis = c.intAt("axis");
          return new Reshaped(s -> s.insert(axis < 0 ? axis + s.rank() + 1 : axis, 1));
        });
  }

  @Override
  public Shape infer(Shape in) {
    return rule.apply(in);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return x.reshape(rule.apply(x.shape()));
  }
}
