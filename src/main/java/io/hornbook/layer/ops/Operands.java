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

/**
 * What an operation is called on.
 *
 * @param places null where a tensor stands, else a constant
 */
record Operands(List<Object> places) {
  static Operands read(Config c) {
    Object value = c.find("operands").orElse(null);
    if (!(value instanceof List<?> list)) {
      throw new Damaged("an operation is called on nothing");
    }
    return new Operands(Collections.unmodifiableList(new ArrayList<>(list)));
  }

  /** Refuses more constants than the operation knows what to do with. */
  Operands tensorsOnly() {
    if (places.stream().anyMatch(p -> p != null)) {
      throw new Unsupported("only tensors can be operands here; found " + places);
    }
    return this;
  }

  /** The tensors, with constants as scalars of {@code dtype}. */
  List<Tensor> values(List<Signal> in) {
    DType dtype = in.get(0).value().dtype();
    List<Tensor> values = new ArrayList<>();
    int next = 0;
    for (Object place : places) {
      values.add(place == null ? in.get(next++).value() : constant(place, dtype));
    }
    return values;
  }

  List<Shape> shapes(List<Shape> in) {
    List<Shape> shapes = new ArrayList<>();
    int next = 0;
    for (Object place : places) {
      shapes.add(place == null ? in.get(next++) : Shape.of());
    }
    return shapes;
  }

  private static Tensor constant(Object place, DType dtype) {
    if (place instanceof Number n) {
      return Tensor.of(Shape.of(), n.doubleValue()).as(dtype);
    }
    throw new Unsupported("a constant operand should be a number; found " + place);
  }
}
