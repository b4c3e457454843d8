package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/** Normalisation as inference sees it. */
public final class Normalization {
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
    float[] y = Raw.floats(x).clone();
    float[] factor = Types.floats(scale);
    float[] shift = Types.floats(offset);
    if (inner == 1) {
      affineRows(y, factor, shift);
      return Raw.wrap(x.shape(), y);
    }
    for (int i = 0; i < y.length; ) {
      for (int c = 0; c < channels; c++) {
        for (int end = i + inner; i < end; i++) {
          y[i] = y[i] * factor[c] + shift[c];
        }
      }
    }
    return Raw.wrap(x.shape(), y);
  }

  /** Channels last: no loop over the one element that each channel has. */
  private static void affineRows(float[] y, float[] factor, float[] shift) {
    for (int i = 0; i < y.length; i += factor.length) {
      for (int c = 0; c < factor.length; c++) {
        y[i + c] = y[i + c] * factor[c] + shift[c];
      }
    }
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
          double mean = 0;
          for (double each : row) {
            mean += each / row.length;
          }
          double variance = 0;
          for (double each : row) {
            variance += (each - mean) * (each - mean) / row.length;
          }
          double center = mean;
          double scale = 1 / Math.sqrt(variance + epsilon);
          return v -> (v - center) * scale;
        });
  }

  /**
   * {@code x / sqrt(mean(x^2) + epsilon)} over the last {@code axes} axes together. Zhang, Sennrich
   * 2019, arXiv 1910.07467.
   */
  public static Tensor rootMeanSquare(Tensor x, int axes, double epsilon) {
    return rows(
        x,
        axes,
        row -> {
          double mean = 0;
          for (double each : row) {
            mean += each * each / row.length;
          }
          double scale = 1 / Math.sqrt(mean + epsilon);
          return v -> v * scale;
        });
  }

  /** What becomes of each element of a row, told by the row. */
  private interface RowMap {
    DoubleUnaryOperator of(double[] row);
  }

  private static Tensor rows(Tensor x, int axes, RowMap map) {
    boolean isDouble = Types.isDouble(x);
    int rank = x.shape().rank();
    double[] row = new double[Math.toIntExact(x.shape().product(rank - axes, rank))];
    Tensor y = Tensor.zeros(x.shape(), x.dtype());
    for (int from = 0; from < x.size(); from += row.length) {
      for (int i = 0; i < row.length; i++) {
        row[i] = isDouble ? Raw.doubles(x)[from + i] : Raw.floats(x)[from + i];
      }
      DoubleUnaryOperator f = map.of(row);
      for (int i = 0; i < row.length; i++) {
        if (isDouble) {
          Raw.doubles(y)[from + i] = f.applyAsDouble(row[i]);
        } else {
          Raw.floats(y)[from + i] = (float) f.applyAsDouble(row[i]);
        }
      }
    }
    return y;
  }
}
