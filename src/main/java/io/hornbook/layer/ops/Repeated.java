package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The whole of each axis so many times over, or each of its elements. */
record Repeated(Numbers times, Integer axis) implements Layer {
  /** A number for each axis. */
  static LayerType tile(String name) {
    return new LayerType("ops." + name, c -> read(c, null));
  }

  /** One number for one axis. */
  static LayerType each(String name) {
    return new LayerType("ops." + name, c -> read(c, c.intAt("axis")));
  }

  private static Repeated read(Config c, Integer axis) {
    Operands.read(c).tensorsOnly();
    Repeated repeated = new Repeated(Numbers.read(c, "repeats"), axis);
    if (axis != null && repeated.times.items().size() != 1) {
      throw new Unsupported("one number of repeats is supported for all elements of an axis");
    }
    return repeated;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape x = in.get(0);
    if (!times.known()) {
      int[] unknown = new int[axis == null ? Math.max(x.rank(), times.count(in)) : x.rank()];
      Arrays.fill(unknown, Shape.UNKNOWN);
      return List.of(Shape.of(unknown));
    }
    return List.of(shape(x, times.values(List.of())));
  }

  private Shape shape(Shape in, int[] by) {
    Shape out = in;
    while (axis == null && out.rank() < by.length) {
      out = out.insert(0, 1);
    }
    for (int i = 0; i < by.length; i++) {
      int at = axis != null ? Checks.axis(in, axis) : out.rank() - by.length + i;
      int size = out.dim(at);
      Checks.require(by[i] >= 0, "an axis cannot be repeated %s times", by[i]);
      out = out.with(at, size == Shape.UNKNOWN ? size : Math.multiplyExact(size, by[i]));
    }
    return out;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    int[] by = times.values(in);
    Checks.fits(shape(x.shape(), by));
    if (axis != null) {
      return List.of(Signal.of(Rearrange.repeat(x, by[0], axis)));
    }
    Tensor out = x;
    while (out.shape().rank() < by.length) {
      out = out.reshape(out.shape().insert(0, 1));
    }
    int before = out.shape().rank() - by.length;
    for (int i = 0; i < by.length; i++) {
      out = by[i] == 1 ? out : Rearrange.tile(out, by[i], before + i);
    }
    return List.of(Signal.of(out));
  }
}
