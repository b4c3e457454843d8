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
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor in parts along an axis: so many equal ones, or cut at places; each of size 1 without
 * their axis where it is unstacked.
 *
 * @param parts how many; negative where they may differ by one
 */
record Divided(int axis, int parts, List<Integer> places, boolean unstacked) implements Layer {
  private static final int MOST_PARTS = 1_000_000;

  static LayerType split(String name) {
    return split(name, 0);
  }

  /** Along {@code axis}, by default {@code missing}. */
  static LayerType split(String name, int missing) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          boolean cut = c.peek("indices_or_sections") instanceof List;
          List<Integer> given = c.ints("indices_or_sections");
          int axis = c.intAt("axis", missing);
          return cut
              ? new Divided(axis, 0, given, false)
              : new Divided(axis, given.get(0), List.of(), false);
        });
  }

  /** Into parts that may differ by one in size: the first ones are the longer. */
  static LayerType uneven(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          int axis = c.intAt("axis", 0);
          List<Integer> given = c.ints("indices_or_sections");
          return c.peek("indices_or_sections") instanceof List
              ? new Divided(axis, 0, given, false)
              : new Divided(axis, -given.get(0), List.of(), false);
        });
  }

  static LayerType unstack(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          c.ignore("num");
          return new Divided(c.intAt("axis", 0), 0, List.of(), true);
        });
  }

  /** Where the parts of an axis of this size begin and end. */
  private List<Integer> ends(int size) {
    Checks.require(size != Shape.UNKNOWN, "the size of axis %s should be known", axis);
    List<Integer> ends = new ArrayList<>(List.of(0));
    int count = unstacked ? size : parts;
    Checks.require(Math.abs((long) count) <= MOST_PARTS, "%s parts", count);
    if (places.isEmpty() && count < 0) {
      for (int i = 1; i <= -count; i++) {
        ends.add(ends.get(i - 1) + size / -count + (i <= size % -count ? 1 : 0));
      }
      return ends;
    }
    if (places.isEmpty()) {
      Checks.require(count > 0 && size % count == 0, "%s does not divide by %s", size, count);
      for (int i = 1; i <= count; i++) {
        ends.add(size / count * i);
      }
      return ends;
    }
    for (int place : places) {
      int at = Math.min(size, place < 0 ? Math.max(0, place + size) : place);
      ends.add(Math.max(ends.get(ends.size() - 1), at));
    }
    ends.add(size);
    return ends;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    int at = Checks.axis(in.get(0), axis);
    List<Integer> ends = ends(in.get(0).dim(at));
    List<Shape> out = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      Shape part = in.get(0).with(at, ends.get(i) - ends.get(i - 1));
      out.add(unstacked ? part.without(at) : part);
    }
    return out;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    List<Integer> ends = ends(x.shape().dim(Checks.axis(x.shape(), axis)));
    List<Shape> shapes = infer(List.of(x.shape()));
    List<Signal> out = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      Tensor part = Rearrange.slice(x, axis, ends.get(i - 1), ends.get(i));
      out.add(Signal.of(part.reshape(shapes.get(i - 1))));
    }
    return out;
  }
}
