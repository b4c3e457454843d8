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
import java.util.function.BinaryOperator;

/** An operation on two operands of which either may be a constant; shapes broadcast. */
record Binary(Operands operands, BinaryOperator<Tensor> operation) implements Layer {
  /** A truth function of two. */
  interface Truth {
    boolean of(boolean a, boolean b);
  }

  static LayerType type(String name, BinaryOperator<Tensor> operation) {
    return new LayerType("ops." + name, c -> new Binary(Operands.read(c), operation));
  }

  static LayerType logical(String name, Truth truth) {
    return type(
        name,
        (a, b) ->
            Elementwise.zip(
                    a.as(DType.FLOAT32),
                    b.as(DType.FLOAT32),
                    (x, y) -> truth.of(x != 0, y != 0) ? 1 : 0)
                .as(DType.BOOL));
  }

  static LayerType notEqual(String name) {
    return type(name, (a, b) -> Elementwise.zip(a, b, (x, y) -> x != y ? 1 : 0).as(DType.BOOL));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 2, "two operands expected; found %s", shapes);
    return List.of(Elementwise.broadcast(shapes.get(0), shapes.get(1)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.values(in);
    return List.of(Signal.of(operation.apply(values.get(0), values.get(1))));
  }
}
