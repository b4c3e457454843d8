package io.hornbook.layer.ops;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import java.util.List;

/** Tensors one behind the other along an axis. */
record Joined(int axis) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Joined(c.intAt("axis", 0));
        });
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    int sum = 0;
    for (Shape shape : in) {
      int d = shape.dim(axis);
      sum = d == Shape.UNKNOWN || sum == Shape.UNKNOWN ? Shape.UNKNOWN : Math.addExact(sum, d);
    }
    return List.of(in.get(0).with(axis, sum));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    return List.of(Signal.of(Rearrange.concat(in.stream().map(Signal::value).toList(), axis)));
  }
}
