package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/** What kernels demand of their arguments. A caller that breaks it has a bug, not a bad file. */
final class Types {
  private Types() {}

  static void require(boolean condition, String message, Object... args) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, args));
    }
  }

  static IllegalArgumentException unsupported(Tensor x) {
    return new IllegalArgumentException("no arithmetic in " + x.dtype());
  }

  /** Whether arithmetic is in double. */
  static boolean isDouble(Tensor x) {
    if (!x.dtype().isFloating()) {
      throw unsupported(x);
    }
    return x.dtype() == DType.FLOAT64;
  }

  static void requireSame(Tensor a, Tensor b) {
    require(isDouble(a) == isDouble(b), "%s and %s", a.dtype(), b.dtype());
  }

  /** The storage of a float32 tensor. */
  static float[] floats(Tensor x) {
    require(x.dtype() == DType.FLOAT32, "%s where float32 is needed", x.dtype());
    return Raw.floats(x);
  }

  /** The storage of a float64 tensor. */
  static double[] doubles(Tensor x) {
    require(x.dtype() == DType.FLOAT64, "%s where float64 is needed", x.dtype());
    return Raw.doubles(x);
  }

  /** {@code 0, 1, … count - 1}. */
  static int[] range(int count) {
    int[] out = new int[count];
    Arrays.setAll(out, i -> i);
    return out;
  }
}
