package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** Matrix products of the last two axes; leading axes broadcast. */
record Product(Operands operands, boolean left, boolean right) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c ->
            new Product(
                Operands.read(c), c.flag("transpose_a", false), c.flag("transpose_b", false)));
  }

  private static Shape turned(Shape shape, boolean turn) {
    Checks.require(shape.rank() >= 2, "a matrix should have 2 axes or more; found %s", shape);
    return turn ? shape.with(-1, shape.dim(-2)).with(-2, shape.dim(-1)) : shape;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 2, "two operands expected; found %s", shapes);
    Shape a = turned(shapes.get(0), left);
    Shape b = turned(shapes.get(1), right);
    boolean open = a.dim(-1) == Shape.UNKNOWN || b.dim(-2) == Shape.UNKNOWN;
    Checks.require(open || a.dim(-1) == b.dim(-2), "%s times %s", a, b);
    Shape leading = Elementwise.broadcast(a.slice(0, a.rank() - 2), b.slice(0, b.rank() - 2));
    return List.of(leading.concat(Shape.of(a.dim(-2), b.dim(-1))));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.numbers(in);
    Tensor a = left ? Rearrange.transpose(values.get(0)) : values.get(0);
    Tensor b = right ? Rearrange.transpose(values.get(1)) : values.get(1);
    return List.of(Signal.of(Linear.matmul(a, b)));
  }
}
