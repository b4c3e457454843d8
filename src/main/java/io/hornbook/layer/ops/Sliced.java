package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * {@code x[a:b:s, i, None, ...]}: a slice for each axis, an index that takes its axis away, a new
 * axis, or an ellipsis for all that are not named.
 */
record Sliced(List<Cut> cuts) implements UnmaskedLayer {
  /** What is taken of an axis. */
  record Cut(Kind kind, Integer from, Integer to, int step) {
    static final Cut WHOLE = new Cut(Kind.SLICE, null, null, 1);

    /** The places that are taken of {@code size}. */
    int[] places(int size) {
      if (kind == Kind.INDEX) {
        int at = from < 0 ? from + size : from;
        Checks.require(at >= 0 && at < size, "there should be an index %s of %s", from, size);
        return new int[] {at};
      }
      int first = from == null ? (step > 0 ? 0 : size - 1) : clamp(from, size);
      int end = to == null ? (step > 0 ? size : -1) : clamp(to, size);
      long span = step > 0 ? (long) end - first : (long) first - end;
      int count = (int) Math.max(0, (span + Math.abs((long) step) - 1) / Math.abs((long) step));
      int[] places = new int[count];
      Arrays.setAll(places, i -> first + i * step);
      return places;
    }

    private int clamp(int at, int size) {
      int low = step > 0 ? 0 : -1;
      int high = step > 0 ? size : size - 1;
      return Math.max(low, Math.min(high, at < 0 ? Math.max(at + size, -1) : at));
    }
  }

  /** What stands between two commas. */
  enum Kind {
    SLICE,
    INDEX,
    NEW,
    REST
  }

  static LayerType type(String name) {
    return new LayerType("ops." + name, Sliced::read);
  }

  private static Sliced read(Config c) {
    List<Object> places = Operands.read(c).places();
    Object spec = places.size() == 2 ? places.get(1) : Collections.singletonList(null);
    List<Cut> cuts = new ArrayList<>();
    for (Object item : spec instanceof List<?> list ? list : Collections.singletonList(spec)) {
      cuts.add(cut(item));
    }
    return new Sliced(Collections.unmodifiableList(cuts));
  }

  /** {@code tf.slice}: from a place on so many, all that are left for -1. */
  static LayerType fromSizes(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          List<Integer> begin = c.ints("begin");
          List<Integer> size = c.ints("size");
          Checks.require(begin.size() == size.size(), "%s and %s", begin, size);
          List<Cut> cuts = new ArrayList<>();
          for (int i = 0; i < begin.size(); i++) {
            Integer to = size.get(i) < 0 ? null : Integer.valueOf(begin.get(i) + size.get(i));
            cuts.add(new Cut(Kind.SLICE, begin.get(i), to, 1));
          }
          return new Sliced(cuts);
        });
  }

  /**
   * {@code tf.strided_slice}: from, to and step of each place, of which bits of masks say that it
   * is open, an ellipsis, a new axis, or an index.
   */
  static LayerType fromStrides(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          List<Integer> begin = c.ints("begin");
          List<Integer> end = c.ints("end");
          List<Integer> step = c.ints("strides", Collections.nCopies(begin.size(), 1));
          Checks.require(
              begin.size() == end.size() && begin.size() == step.size(), "%s to %s", begin, end);
          c.ignore("begin_mask", "end_mask"); // those of an index say nothing
          List<Cut> cuts = new ArrayList<>();
          for (int i = 0; i < begin.size(); i++) {
            cuts.add(cut(c, i, begin.get(i), end.get(i), step.get(i)));
          }
          return new Sliced(cuts);
        });
  }

  private static Cut cut(Config c, int place, int begin, int end, int step) {
    if (bit(c, "ellipsis_mask", place)) {
      return new Cut(Kind.REST, null, null, 1);
    }
    if (bit(c, "new_axis_mask", place)) {
      return new Cut(Kind.NEW, null, null, 1);
    }
    if (bit(c, "shrink_axis_mask", place)) {
      return new Cut(Kind.INDEX, begin, null, 1);
    }
    Checks.require(step != 0, "a step should not be 0");
    Integer from = bit(c, "begin_mask", place) ? null : Integer.valueOf(begin);
    Integer to = bit(c, "end_mask", place) ? null : Integer.valueOf(end);
    return new Cut(Kind.SLICE, from, to, step);
  }

  private static boolean bit(Config c, String mask, int place) {
    return place < Integer.SIZE && ((c.intAt(mask, 0) >> place) & 1) == 1;
  }

  private static Cut cut(Object item) {
    if (item == null) {
      return new Cut(Kind.NEW, null, null, 1);
    }
    if (item instanceof Number) {
      return new Cut(Kind.INDEX, whole(item), null, 1);
    }
    if (item instanceof Map<?, ?> map) {
      if ("__ellipsis__".equals(map.get("class_name"))) {
        return new Cut(Kind.REST, null, null, 1);
      }
      Map<?, ?> slice = map.get("config") instanceof Map<?, ?> inner ? inner : map;
      Integer step = whole(slice.get("step"));
      if (slice.containsKey("start") && (step == null || step != 0)) {
        int by = step == null ? 1 : step;
        return new Cut(Kind.SLICE, whole(slice.get("start")), whole(slice.get("stop")), by);
      }
    }
    throw new Unsupported("an index or a slice is supported; found " + item);
  }

  private static Integer whole(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Number n) {
      // An end may lie as far out as Python's largest index.
      return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, n.longValue()));
    }
    throw new Unsupported("a slice should have constant ends; found " + value);
  }

  /** The cuts with the ellipsis, and what is not named at the end, written out. */
  private List<Cut> full(int rank) {
    int named =
        (int) cuts.stream().filter(c -> c.kind() == Kind.SLICE || c.kind() == Kind.INDEX).count();
    Checks.require(named <= rank, "%s axes are cut of %s", named, rank);
    List<Cut> full = new ArrayList<>();
    boolean open = true;
    for (Cut cut : cuts) {
      if (cut.kind() == Kind.REST) {
        Checks.require(open, "one ellipsis expected");
        full.addAll(Collections.nCopies(rank - named, Cut.WHOLE));
        open = false;
      } else {
        full.add(cut);
      }
    }
    if (open) {
      full.addAll(Collections.nCopies(rank - named, Cut.WHOLE));
    }
    return full;
  }

  @Override
  public Shape infer(Shape in) {
    List<Integer> dims = new ArrayList<>();
    int axis = 0;
    for (Cut cut : full(in.rank())) {
      if (cut.kind() == Kind.NEW) {
        dims.add(1);
        continue;
      }
      int size = in.dim(axis++);
      if (cut.kind() == Kind.SLICE) {
        boolean whole = cut.from() == null && cut.to() == null && Math.abs(cut.step()) == 1;
        dims.add(size == Shape.UNKNOWN || whole ? size : cut.places(size).length);
      }
    }
    return Shape.of(dims.stream().mapToInt(d -> d).toArray());
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor out = x;
    int axis = 0;
    for (Cut cut : full(x.shape().rank())) {
      if (cut.kind() != Kind.NEW) {
        if (!cut.equals(Cut.WHOLE)) {
          out = Taken.along(out, axis, cut.places(x.shape().dim(axis)));
        }
        axis++;
      }
    }
    return out.reshape(infer(x.shape()));
  }
}
