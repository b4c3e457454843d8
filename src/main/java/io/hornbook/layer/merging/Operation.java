package io.hornbook.layer.merging;

import io.hornbook.math.Elementwise;
import io.hornbook.tensor.Tensor;

/** What elementwise merging layers do with two tensors. */
enum Operation {
  ADD,
  SUBTRACT,
  MULTIPLY,
  /** The sum; divided by the number of inputs at the end. */
  AVERAGE,
  MAXIMUM,
  MINIMUM;

  Tensor apply(Tensor a, Tensor b) {
    return switch (this) {
      case ADD, AVERAGE -> Elementwise.add(a, b);
      case SUBTRACT -> Elementwise.subtract(a, b);
      case MULTIPLY -> Elementwise.multiply(a, b);
      case MAXIMUM -> Elementwise.maximum(a, b);
      case MINIMUM -> Elementwise.minimum(a, b);
    };
  }
}
