package io.hornbook.explain;

import io.hornbook.tensor.Tensor;

/** How far apart two tensors of one shape are. */
final class Gap {
  private Gap() {}

  /** The largest difference of two elements; NaN where only one of them is. */
  static double largest(Tensor a, Tensor b) {
    double most = 0;
    for (int i = 0; i < same(a, b); i++) {
      double x = a.doubleAt(i);
      double y = b.doubleAt(i);
      most = Double.compare(x, y) == 0 ? most : Math.max(most, Math.abs(x - y));
    }
    return most;
  }

  /** How many float32 elements do not have the same bits. */
  static int differingBits(Tensor a, Tensor b) {
    float[] x = a.toFloats();
    float[] y = b.toFloats();
    int count = 0;
    for (int i = 0; i < same(a, b); i++) {
      count += Float.floatToRawIntBits(x[i]) == Float.floatToRawIntBits(y[i]) ? 0 : 1;
    }
    return count;
  }

  private static int same(Tensor a, Tensor b) {
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(a.shape() + " and " + b.shape() + " cannot be compared");
    }
    return a.size();
  }
}
