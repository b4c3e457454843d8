package io.hornbook.layer.ops;

import io.hornbook.layer.Signal;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An operand that may be missing: a tensor of the graph, or a constant.
 *
 * @param constant numbers, or null for a tensor
 * @param input index of the input, for a tensor
 */
record Argument(Object constant, int input) {
  /** The operand in this place; empty where there is none. */
  static Optional<Argument> at(Operands operands, int place) {
    List<Object> places = operands.places();
    if (place >= places.size() || Operands.isNone(places.get(place))) {
      return Optional.empty();
    }
    int before = (int) places.subList(0, place).stream().filter(Objects::isNull).count();
    return Optional.of(new Argument(places.get(place), before));
  }

  /** The tensor, or the constant in this type. */
  Tensor value(List<Signal> in, DType dtype) {
    return constant == null ? in.get(input).value() : Operands.constant(constant).as(dtype);
  }
}
