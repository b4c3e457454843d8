package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;

/** Pooling over windows: {@code x (n, s1, ..., c) -> (n, o1, ..., c)}, 1 to 3 spatial axes. */
public final class Pooling {
  private Pooling() {}

  /** The largest element of each window; padding counts as nothing. */
  public static Tensor max(Tensor x, Geometry geometry) {
    return pool(x, geometry, true, false);
  }

  /**
   * The mean of each window.
   *
   * @param countPadding whether padding counts as zeros (Theano's {@code average_inc_pad}) or not
   *     at all (TensorFlow, Keras 3)
   */
  public static Tensor average(Tensor x, Geometry geometry, boolean countPadding) {
    return pool(x, geometry, false, countPadding);
  }

  private static Tensor pool(Tensor x, Geometry geometry, boolean max, boolean countPadding) {
    boolean isDouble = Types.isDouble(x);
    Shape shape = geometry.output(x.shape());
    Grid grid = Grid.over(x.shape(), shape, geometry);
    Tensor y = Tensor.zeros(shape, x.dtype());
    int[] cells = new int[grid.taps()];
    double[] sum = new double[grid.channels];
    for (int position = 0; position < grid.positions(); position++) {
      grid.cells(position, cells);
      Arrays.fill(sum, max ? Double.NEGATIVE_INFINITY : 0);
      int inside = 0;
      for (int cell : cells) {
        if (cell >= 0) {
          inside++;
          int from = cell * grid.channels;
          for (int c = 0; c < sum.length; c++) {
            double v = isDouble ? Raw.doubles(x)[from + c] : Raw.floats(x)[from + c];
            sum[c] = max ? Math.max(sum[c], v) : sum[c] + v;
          }
        }
      }
      int count = max ? 1 : countPadding ? cells.length : inside;
      for (int c = 0; c < sum.length; c++) {
        int to = position * sum.length + c;
        if (isDouble) {
          Raw.doubles(y)[to] = sum[c] / count;
        } else {
          Raw.floats(y)[to] = (float) (sum[c] / count);
        }
      }
    }
    return y;
  }
}
