package io.hornbook.exec;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;

/**
 * Numbers in the dtype of the run, indices among them: a float holds every whole number up to 2²⁴.
 * Masks and strings stay what they are, and so do whole numbers that the dtype does not hold.
 */
final class Numbers {
  private Numbers() {}

  static Tensor in(DType dtype, Tensor tensor) {
    return switch (tensor.dtype()) {
      case STRING, BOOL -> tensor;
      case FLOAT32, FLOAT64 -> tensor.as(dtype);
      case INT32, INT64 -> {
        Tensor cast = tensor.as(dtype);
        yield holds(cast, tensor) ? cast : tensor;
      }
    };
  }

  private static boolean holds(Tensor cast, Tensor whole) {
    for (int i = 0; i < whole.size(); i++) {
      if (cast.doubleAt(i) != whole.doubleAt(i)) {
        return false;
      }
    }
    return true;
  }
}
