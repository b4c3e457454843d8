package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;

/** Normalisation as inference sees it. */
public final class Normalization {
  /** Elements handled at a time: they and their factors stay in the first-level cache. */
  private static final int BUFFER = 1 << 10;

  private Normalization() {}

  /**
   * {@code y = x scale[c] + offset[c]} with c the index on {@code axis}: a batch normalisation
   * folded to {@code scale = gamma / sqrt(variance + epsilon), offset = beta - mean scale}, as
   * Keras 3.15 computes it ({@code keras/src/backend/numpy/nn.py}, {@code batch_normalization}).
   */
  public static Tensor affine(Tensor x, int axis, Tensor scale, Tensor offset) {
    int at = x.shape().axis(axis);
    int channels = x.shape().dim(at);
    Types.require(
        scale.size() == channels && offset.size() == channels,
        "scale %s and offset %s for axis %s of %s",
        scale.shape(),
        offset.shape(),
        axis,
        x.shape());
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    if (Types.isDouble(x)) {
      double[] y = Raw.doubles(x).clone();
      double[] factor = Types.doubles(scale);
      double[] shift = Types.doubles(offset);
      for (int i = 0; i < y.length; i++) {
        int c = i / inner % channels;
        y[i] = y[i] * factor[c] + shift[c];
      }
      return Raw.wrap(x.shape(), y);
    }
    float[] factor = Types.floats(scale);
    float[] shift = Types.floats(offset);
    if (inner == 1) {
      return Raw.wrap(x.shape(), affineRows(Raw.floats(x), factor, shift));
    }
    float[] y = Raw.floats(x).clone();
    for (int i = 0; i < y.length; ) {
      for (int c = 0; c < channels; c++) {
        for (int end = i + inner; i < end; i++) {
          y[i] = y[i] * factor[c] + shift[c];
        }
      }
    }
    return Raw.wrap(x.shape(), y);
  }

  /**
   * Channels last. Rows are handled some at a time in a buffer, with as many copies of the factors:
   * HotSpot vectorises loops over whole arrays, not over parts of one array.
   */
  private static float[] affineRows(float[] x, float[] factor, float[] shift) {
    float[] y = new float[x.length];
    int length =
        factor.length * Math.max(1, Math.min(y.length, BUFFER) / Math.max(1, factor.length));
    float[] factors = repeated(factor, length);
    float[] shifts = repeated(shift, length);
    float[] some = new float[length];
    for (int from = 0; from < y.length; from += length) {
      int count = Math.min(length, y.length - from);
      System.arraycopy(x, from, some, 0, count);
      for (int i = 0; i < some.length; i++) {
        some[i] = some[i] * factors[i] + shifts[i];
      }
      System.arraycopy(some, 0, y, from, count);
    }
    return y;
  }

  private static float[] repeated(float[] values, int length) {
    float[] out = new float[length];
    for (int i = 0; i < length; i += values.length) {
      System.arraycopy(values, 0, out, i, values.length);
    }
    return out;
  }

  /**
   * {@code (x - mean) / sqrt(variance + epsilon)} over the last {@code axes} axes together: layer
   * normalisation before gamma and beta. Ba et al. 2016, arXiv 1607.06450.
   */
  public static Tensor standardize(Tensor x, int axes, double epsilon) {
    return rows(
        x,
        axes,
        row -> {
          double mean = sum(row) / row.length;
          return new Line(mean, 1 / Math.sqrt(squares(row, mean) / row.length + epsilon));
        });
  }

  /**
   * {@code x / sqrt(mean(x^2) + epsilon)} over the last {@code axes} axes together. Zhang, Sennrich
   * 2019, arXiv 1910.07467.
   */
  public static Tensor rootMeanSquare(Tensor x, int axes, double epsilon) {
    return rows(x, axes, row -> new Line(0, 1 / Math.sqrt(squares(row, 0) / row.length + epsilon)));
  }

  /** Of every other element apart, so that one addition does not wait for the one before. */
  private static double sum(double[] row) {
    double even = 0;
    double odd = 0;
    for (int i = 1; i < row.length; i += 2) {
      even += row[i - 1];
      odd += row[i];
    }
    return even + odd + (row.length % 2 == 0 ? 0 : row[row.length - 1]);
  }

  /** {@code sum (x - center)^2}, as above. */
  private static double squares(double[] row, double center) {
    double even = 0;
    double odd = 0;
    for (int i = 1; i < row.length; i += 2) {
      even += (row[i - 1] - center) * (row[i - 1] - center);
      odd += (row[i] - center) * (row[i] - center);
    }
    double last = row.length % 2 == 0 ? 0 : row[row.length - 1] - center;
    return even + odd + last * last;
  }

  /** {@code (x - center) scale}. */
  private record Line(double center, double scale) {}

  /** What becomes of each element of a row, told by the row. */
  private interface RowMap {
    Line of(double[] row);
  }

  private static Tensor rows(Tensor x, int axes, RowMap map) {
    int rank = x.shape().rank();
    double[] row = new double[Math.toIntExact(x.shape().product(rank - axes, rank))];
    if (Types.isDouble(x)) {
      double[] y = Raw.doubles(x).clone();
      for (int from = 0; from < y.length; from += row.length) {
        System.arraycopy(y, from, row, 0, row.length);
        Line line = map.of(row);
        for (int i = 0; i < row.length; i++) {
          y[from + i] = (row[i] - line.center) * line.scale;
        }
      }
      return Raw.wrap(x.shape(), y);
    }
    float[] y = Raw.floats(x).clone();
    for (int from = 0; from < y.length; from += row.length) {
      for (int i = 0; i < row.length; i++) {
        row[i] = y[from + i];
      }
      Line line = map.of(row);
      for (int i = 0; i < row.length; i++) {
        y[from + i] = (float) ((row[i] - line.center) * line.scale);
      }
    }
    return Raw.wrap(x.shape(), y);
  }
}
