package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code x[a:b, i, ...]}: a slice, or an index that takes its axis away, for each leading axis. */
record Sliced(List<Cut> cuts) implements UnmaskedLayer {
  /**
   * What is taken of an axis.
   *
   * @param from first element, null for the start
   * @param to behind the last element, null for the end
   * @param index whether it is a single index {@code from}
   */
  record Cut(Integer from, Integer to, boolean index) {
    int first(int size) {
      return from == null ? 0 : clamp(from, size);
    }

    int behind(int size) {
      if (index) {
        return first(size) + 1;
      }
      return to == null ? size : Math.max(first(size), clamp(to, size));
    }

    private static int clamp(int at, int size) {
      return Math.max(0, Math.min(size, at < 0 ? at + size : at));
    }
  }

  static LayerType type(String name) {
    return new LayerType("ops." + name, Sliced::read);
  }

  private static Sliced read(Config c) {
    List<Object> places = Operands.read(c).places();
    Object spec = places.size() == 2 ? places.get(1) : null;
    List<Cut> cuts = new ArrayList<>();
    for (Object item :
        spec instanceof List<?> list ? list : spec == null ? List.of() : List.of(spec)) {
      cuts.add(cut(item));
    }
    return new Sliced(cuts);
  }

  private static Cut cut(Object item) {
    if (item instanceof Number index) {
      return new Cut(index.intValue(), null, true);
    }
    if (item instanceof Map<?, ?> map) {
      Map<?, ?> slice = map.get("config") instanceof Map<?, ?> inner ? inner : map;
      Object step = slice.get("step");
      if (slice.containsKey("start") && (step == null || step.equals(1L))) {
        return new Cut(whole(slice.get("start")), whole(slice.get("stop")), false);
      }
    }
    throw new Unsupported("an index or a slice with step 1 is supported; found " + item);
  }

  private static Integer whole(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Number n) {
      return n.intValue();
    }
    throw new Unsupported("a slice should have constant ends; found " + value);
  }

  @Override
  public Shape infer(Shape in) {
    Shape out = in;
    for (int axis = cuts.size() - 1; axis >= 0; axis--) {
      Cut cut = cuts.get(axis);
      int size = in.dim(axis);
      if (cut.index()) {
        out = out.without(axis);
      } else if (size != Shape.UNKNOWN) {
        out = out.with(axis, cut.behind(size) - cut.first(size));
      }
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor out = x;
    for (int axis = 0; axis < cuts.size(); axis++) {
      int size = x.shape().dim(axis);
      out = Rearrange.slice(out, axis, cuts.get(axis).first(size), cuts.get(axis).behind(size));
    }
    return out.reshape(infer(x.shape()));
  }
}
