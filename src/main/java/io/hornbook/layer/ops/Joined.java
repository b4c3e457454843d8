package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** Tensors one behind the other along an axis, or along a new one; constants may be among them. */
record Joined(Operands operands, int axis, boolean stacked) implements Layer {
  /** Along {@code axis}, by default {@code missing}. */
  static LayerType type(String name, int missing) {
    return new LayerType(
        "ops." + name, c -> new Joined(Operands.read(c), c.intAt("axis", missing), false));
  }

  static LayerType stack(String name) {
    return new LayerType(
        "ops." + name, c -> new Joined(Operands.read(c), c.intAt("axis", 0), true));
  }

  /** With a new axis where they are stacked. */
  private Shape part(Shape shape) {
    if (!stacked) {
      return shape;
    }
    int at = axis < 0 ? axis + shape.rank() + 1 : axis;
    Checks.require(at >= 0 && at <= shape.rank(), "%s should have a place %s", shape, axis);
    return shape.insert(at, 1);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> parts = operands.shapes(in).stream().map(this::part).toList();
    int at = Checks.axis(parts.get(0), axis);
    int sum = 0;
    Shape out = parts.get(0);
    for (Shape shape : parts) {
      Checks.require(
          shape.rank() == out.rank() && shape.with(at, 0).matches(out.with(at, 0)),
          "%s and %s should differ on axis %s alone",
          out,
          shape,
          axis);
      int d = shape.dim(at);
      sum = d == Shape.UNKNOWN || sum == Shape.UNKNOWN ? Shape.UNKNOWN : Math.addExact(sum, d);
    }
    return List.of(out.with(at, sum));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> parts = operands.values(in).stream().map(v -> v.reshape(part(v.shape()))).toList();
    return List.of(Signal.of(Rearrange.concat(parts, axis)));
  }
}
