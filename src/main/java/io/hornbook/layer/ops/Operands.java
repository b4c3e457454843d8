package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Signal;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What an operation is called on.
 *
 * @param places null where a tensor stands, else a constant: a number, a truth value or a list, or
 *     an empty map for {@code None}
 */
record Operands(List<Object> places) {
  private static final int DEEPEST = 8;

  static Operands read(Config c) {
    Object value = c.find("operands").orElse(null);
    if (!(value instanceof List<?> list)) {
      throw new Damaged("an operation is called on nothing");
    }
    return new Operands(Collections.unmodifiableList(new ArrayList<>(list)));
  }

  /** Whether Keras was given {@code None} in this place. */
  static boolean isNone(Object place) {
    return place instanceof Map<?, ?> map && map.isEmpty();
  }

  /** Refuses more constants than the operation knows what to do with. */
  Operands tensorsOnly() {
    if (places.stream().anyMatch(p -> p != null)) {
      throw new Unsupported("only tensors can be operands here; found " + places);
    }
    return this;
  }

  /** The constant in this place. */
  Object constantAt(int place) {
    if (place >= places.size() || places.get(place) == null) {
      throw new Unsupported("operand " + place + " should be a constant; found " + places);
    }
    return places.get(place);
  }

  /** The constant in this place, or {@code missing} where there are not so many operands. */
  double numberAt(int place, double missing) {
    return place < places.size() ? constant(constantAt(place)).doubleAt(0) : missing;
  }

  /** The first so many. */
  Operands first(int count) {
    return new Operands(places.subList(0, Math.min(count, places.size())));
  }

  /** The tensors, with constants in the dtype that the others have. */
  List<Tensor> values(List<Signal> in) {
    DType dtype = dtype(in);
    List<Tensor> values = new ArrayList<>();
    int next = 0;
    for (Object place : places) {
      values.add(place == null ? in.get(next++).value() : constant(place).as(dtype));
    }
    return values;
  }

  /** The same as numbers: truth values become 0 and 1. */
  List<Tensor> numbers(List<Signal> in) {
    DType dtype = dtype(in);
    return values(in).stream().map(v -> v.dtype() == DType.BOOL ? v.as(dtype) : v).toList();
  }

  private static DType dtype(List<Signal> in) {
    return in.stream()
        .map(s -> s.value().dtype())
        .filter(DType::isFloating)
        .findFirst()
        .orElse(DType.FLOAT32);
  }

  List<Shape> shapes(List<Shape> in) {
    List<Shape> shapes = new ArrayList<>();
    int next = 0;
    for (Object place : places) {
      shapes.add(place == null ? in.get(next++) : constant(place).shape());
    }
    return shapes;
  }

  /** A number, or a list of them however deep, as a tensor. */
  static Tensor constant(Object place) {
    List<Double> values = new ArrayList<>();
    List<Integer> dims = new ArrayList<>();
    collect(place, values, dims, 0);
    int[] shape = dims.stream().mapToInt(d -> d).toArray();
    try {
      return Tensor.of(Shape.of(shape), values.stream().mapToDouble(v -> v).toArray());
    } catch (IllegalArgumentException e) {
      throw new Unsupported("a constant operand should be an array; found a ragged list", e);
    }
  }

  private static void collect(Object place, List<Double> values, List<Integer> dims, int depth) {
    if (place instanceof Number n) {
      values.add(n.doubleValue());
    } else if (place instanceof Boolean b) {
      values.add(b ? 1.0 : 0.0);
    } else if (place instanceof List<?> list && depth < DEEPEST) {
      if (dims.size() == depth) {
        dims.add(list.size());
      }
      list.forEach(item -> collect(item, values, dims, depth + 1));
    } else {
      throw new Unsupported("a constant operand should be numbers; found " + place);
    }
  }
}
