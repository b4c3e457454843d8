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
    Shape shape = geometry.output(x.shape());
    Grid grid = Grid.over(x.shape(), shape, geometry);
    if (Types.isDouble(x)) {
      double[] y = new double[shape.intSize()];
      pool(grid, Raw.doubles(x), max, countPadding, y);
      return Raw.wrap(shape, y);
    }
    float[] y = new float[shape.intSize()];
    if (max) {
      max(grid, Raw.floats(x), y);
    } else {
      average(grid, Raw.floats(x), countPadding, y);
    }
    return Raw.wrap(shape, y);
  }

  /** The specification of the float form. */
  private static void pool(Grid grid, double[] x, boolean max, boolean countPadding, double[] y) {
    int[] cells = new int[grid.taps()];
    for (int to = 0; to < y.length; to++) {
      grid.cells(to / grid.channels, cells);
      double result = max ? Double.NEGATIVE_INFINITY : 0;
      int inside = 0;
      for (int cell : cells) {
        if (cell >= 0) {
          inside++;
          double v = x[cell * grid.channels + to % grid.channels];
          result = max ? Math.max(result, v) : result + v;
        }
      }
      y[to] = max ? result : result / (countPadding ? cells.length : inside);
    }
  }

  /** All channels of a window together, in arrays of their own: see {@link DepthwisePass}. */
  private static void max(Grid grid, float[] x, float[] y) {
    int[] cells = new int[grid.taps()];
    float[] results = new float[grid.channels];
    float[] channels = new float[grid.channels];
    for (int position = 0; position < grid.positions(); position++) {
      grid.cells(position, cells);
      Arrays.fill(results, Float.NEGATIVE_INFINITY);
      for (int cell : cells) {
        if (cell >= 0) {
          System.arraycopy(x, cell * channels.length, channels, 0, channels.length);
          maximum(results, channels);
        }
      }
      System.arraycopy(results, 0, y, position * results.length, results.length);
    }
  }

  private static void maximum(float[] results, float[] x) {
    for (int c = 0; c < results.length; c++) {
      results[c] = Math.max(results[c], x[c]);
    }
  }

  /** All channels of a window together; sums in double. */
  private static void average(Grid grid, float[] x, boolean countPadding, float[] y) {
    int[] cells = new int[grid.taps()];
    double[] sums = new double[grid.channels];
    for (int position = 0; position < grid.positions(); position++) {
      grid.cells(position, cells);
      Arrays.fill(sums, 0);
      int inside = 0;
      for (int cell : cells) {
        if (cell >= 0) {
          inside++;
          Fold.SUM.row(sums, x, cell * grid.channels);
        }
      }
      int count = countPadding ? cells.length : inside;
      for (int c = 0; c < sums.length; c++) {
        y[position * sums.length + c] = (float) (sums[c] / count);
      }
    }
  }
}
