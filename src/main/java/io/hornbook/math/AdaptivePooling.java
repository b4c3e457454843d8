package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;

/**
 * Pooling to a wanted length: window i of n over {@code length} elements reaches from {@code
 * floor(i length / n)} to {@code ceil((i + 1) length / n)}. Windows of several axes are boxes, so
 * that one axis after the other gives the same (Keras 3.15, {@code keras/src/backend/numpy/nn.py},
 * {@code adaptive_average_pool}).
 */
public final class AdaptivePooling {
  private AdaptivePooling() {}

  /** The largest element of each window of {@code axis}. */
  public static Tensor max(Tensor x, int axis, int size) {
    return pool(x, axis, size, true);
  }

  /** The mean of each window of {@code axis}. */
  public static Tensor average(Tensor x, int axis, int size) {
    return pool(x, axis, size, false);
  }

  private static Tensor pool(Tensor x, int axis, int size, boolean max) {
    boolean isDouble = Types.isDouble(x);
    int at = x.shape().axis(axis);
    int length = x.shape().dim(at);
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    int outer = Math.toIntExact(x.shape().product(0, at));
    Tensor y = Tensor.zeros(x.shape().with(at, size), x.dtype());
    for (int block = 0; block < outer; block++) {
      for (int i = 0; i < size; i++) {
        int start = (int) ((long) i * length / size);
        int end = (int) (((i + 1L) * length + size - 1) / size);
        for (int j = 0; j < inner; j++) {
          double sum = max ? Double.NEGATIVE_INFINITY : 0;
          for (int k = start; k < end; k++) {
            int from = (block * length + k) * inner + j;
            double v = isDouble ? Raw.doubles(x)[from] : Raw.floats(x)[from];
            sum = max ? Math.max(sum, v) : sum + v;
          }
          double value = max ? sum : sum / (end - start);
          int to = (block * size + i) * inner + j;
          if (isDouble) {
            Raw.doubles(y)[to] = value;
          } else {
            Raw.floats(y)[to] = (float) value;
          }
        }
      }
    }
    return y;
  }
}
