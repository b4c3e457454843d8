package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** Values between the elements of an axis. */
public final class Interpolation {
  private Interpolation() {}

  /**
   * {@code factor} times as many elements on {@code axis}, linear between neighbours and constant
   * beyond the first and the last: element i lies at {@code (i + 1/2) / factor - 1/2}, that is,
   * with pixel centres at halves ({@code tf.image.resize}, bilinear, of TensorFlow 2); or at {@code
   * i / factor}, with pixels at their corners (TensorFlow 1).
   */
  public static Tensor linear(Tensor x, int axis, int factor, boolean centred) {
    double shift = centred ? 0.5 : 0;
    boolean isDouble = Types.isDouble(x);
    int at = x.shape().axis(axis);
    int length = x.shape().dim(at);
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    Shape shape = x.shape().with(at, Math.multiplyExact(length, factor));
    Tensor y = Tensor.zeros(shape, isDouble ? DType.FLOAT64 : DType.FLOAT32);
    for (int to = 0; to < y.size(); to++) {
      int row = to / inner;
      int block = row / (length * factor) * length;
      double place = (row % (length * factor) + shift) / factor - shift;
      int low = (int) Math.floor(place);
      double weight = place - low;
      int left = (block + Math.max(low, 0)) * inner + to % inner;
      int right = (block + Math.min(low + 1, length - 1)) * inner + to % inner;
      if (isDouble) {
        double[] in = Raw.doubles(x);
        Raw.doubles(y)[to] = in[left] + (in[right] - in[left]) * weight;
      } else {
        float[] in = Raw.floats(x);
        Raw.floats(y)[to] = (float) (in[left] + (in[right] - (double) in[left]) * weight);
      }
    }
    return y;
  }
}
