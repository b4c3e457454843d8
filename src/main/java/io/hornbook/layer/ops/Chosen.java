package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** The second operand where the first holds, elsewhere the third; shapes broadcast. */
record Chosen(Operands operands) implements Layer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, c -> new Chosen(Operands.read(c)));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> s = operands.shapes(in);
    Checks.require(s.size() == 3, "a condition and two operands expected; found %s", s);
    return List.of(Elementwise.broadcast(s.get(0), Elementwise.broadcast(s.get(1), s.get(2))));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor condition = operands.values(in).get(0).as(DType.BOOL);
    List<Tensor> numbers = operands.numbers(in);
    return List.of(Signal.of(Elementwise.where(condition, numbers.get(1), numbers.get(2))));
  }
}
