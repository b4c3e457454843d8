package io.hornbook.layer.reshaping;

import io.hornbook.error.Damaged;
import io.hornbook.layer.DataFormat;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How much lies before and after the elements of each spatial axis. */
record Margins(List<Integer> before, List<Integer> after, DataFormat format) {
  /**
   * Reads a number for all sides, a number an axis, or a pair an axis (1-D: the pair itself).
   *
   * @param missing the number for all sides where there is none
   */
  static Margins read(Config config, String key, int dims, int missing) {
    Object value = config.find(key).orElse(missing);
    List<?> axes = value instanceof List<?> list ? list : Collections.nCopies(dims, value);
    if (dims == 1 && axes.size() == 2) {
      axes = List.of(axes);
    }
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (Object axis : axes) {
      List<?> pair = axis instanceof List<?> list ? list : List.of(axis, axis);
      if (axes.size() != dims || pair.size() != 2) {
        throw new Damaged("'" + key + "' should have " + dims + " pairs; found " + value);
      }
      before.add(whole(key, pair.get(0)));
      after.add(whole(key, pair.get(1)));
    }
    return new Margins(List.copyOf(before), List.copyOf(after), DataFormat.read(config));
  }

  private static int whole(String key, Object value) {
    if (value instanceof Number n && n.intValue() >= 0 && n.doubleValue() == n.intValue()) {
      return n.intValue();
    }
    throw new Damaged("'" + key + "' should hold whole numbers from 0; found " + value);
  }

  int dims() {
    return before.size();
  }

  /** {@code in} with the margins added ({@code sign} 1) or taken away (-1). */
  Shape resize(Shape in, int sign) {
    Shape out = in;
    for (int i = 0; i < dims(); i++) {
      int axis = format.spatialAxis(i);
      if (in.dim(axis) != Shape.UNKNOWN) {
        out = out.with(axis, Math.max(0, in.dim(axis) + sign * (before.get(i) + after.get(i))));
      }
    }
    return out;
  }
}
