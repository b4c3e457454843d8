package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** Each element by a place of its own on an axis: numpy's {@code take_along_axis}. */
record TakenAlong(int axis) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new TakenAlong(c.intAt("axis"));
        });
  }

  /** What both broadcast to on the other axes. */
  private Shape others(Shape x, Shape places) {
    Checks.require(x.rank() == places.rank(), "%s and %s should have equal ranks", x, places);
    int at = Checks.axis(x, axis);
    return Elementwise.broadcast(x.with(at, 1), places.with(at, 1));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape others = others(in.get(0), in.get(1));
    return List.of(others.with(axis, in.get(1).dim(axis)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    Shape others = others(x.shape(), in.get(1).value().shape());
    int size = x.shape().dim(axis);
    Tensor rows = last(x, others.with(axis, size));
    Tensor places = last(in.get(1).value(), others.with(axis, in.get(1).value().shape().dim(axis)));
    int[] at = places.toInts();
    int count = places.shape().dim(-1);
    double[] from = rows.toDoubles();
    double[] out = new double[at.length];
    for (int i = 0; i < out.length; i++) {
      int place = at[i] < 0 ? at[i] + size : at[i];
      Checks.require(place >= 0 && place < size, "a place should be below %s: %s", size, place);
      out[i] = from[i / count * size + place];
    }
    Tensor taken = Tensor.of(places.shape(), out).as(x.dtype());
    return List.of(Signal.of(Rearrange.moveAxis(taken, -1, axis)));
  }

  private Tensor last(Tensor x, Shape shape) {
    return Rearrange.moveAxis(Rearrange.broadcastTo(x, shape), axis, -1);
  }
}
