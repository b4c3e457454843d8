package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Margins on each axis, of a value or mirrored about the edge, with it or without. */
record Padded(List<Integer> before, List<Integer> after, String mode, double value)
    implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, Padded::read);
  }

  private static Padded read(Config c) {
    Operands.read(c).tensorsOnly();
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (Object pair :
        c.parsed("pad_width", List.of(), v -> v instanceof List<?> l ? l : List.of(v))) {
      if (!(pair instanceof List<?> both)
          || both.size() != 2
          || !(both.get(0) instanceof Number a)
          || !(both.get(1) instanceof Number b)
          || a.intValue() < 0
          || b.intValue() < 0) {
        throw new Damaged("'pad_width' should be two sizes for each axis; found " + pair);
      }
      before.add(a.intValue());
      after.add(b.intValue());
    }
    String mode = c.oneOf("mode", "constant", "constant", "reflect", "symmetric");
    return new Padded(before, after, mode, c.doubleAt("constant_values", 0));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.require(in.rank() == before.size(), "margins of %s axes for %s", before.size(), in);
    Shape out = in;
    for (int i = 0; i < before.size(); i++) {
      int size = in.dim(i);
      int more = Math.addExact(before.get(i), after.get(i));
      out = size == Shape.UNKNOWN ? out : out.with(i, Math.addExact(size, more));
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    if (mode.equals("constant")) {
      return Rearrange.pad(x, array(before), array(after), value);
    }
    Tensor out = x;
    for (int axis = 0; axis < before.size(); axis++) {
      out = Taken.along(out, axis, mirrored(axis, x.shape().dim(axis)));
    }
    return out;
  }

  private int[] mirrored(int axis, int size) {
    int edge = mode.equals("reflect") ? 0 : 1;
    int[] places = new int[before.get(axis) + size + after.get(axis)];
    for (int i = 0; i < places.length; i++) {
      int at = i - before.get(axis);
      int place = mirrored(at, size, edge);
      Checks.require(place >= 0 && place < size, "axis %s of %s is too short", axis, size);
      places[i] = place;
    }
    return places;
  }

  /** Where an index beyond an end of {@code size} elements falls; with 1 the end itself counts. */
  static int mirrored(int at, int size, int edge) {
    return at < 0 ? -at - edge : at < size ? at : 2 * size - 2 - at + edge;
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(v -> v).toArray();
  }
}
