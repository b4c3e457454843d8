package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;

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
    float[] factor = Types.floats(scale);
    float[] shift = Types.floats(offset);
    float[] in = Raw.floats(x);
    float[] y = new float[in.length];
    if (inner == 1) {
      new Periodic(factor, shift).run(in, y, Periodic::affine);
      return Raw.wrap(x.shape(), y);
    }
    for (int from = 0; from < y.length; ) {
      for (int c = 0; c < channels; c++, from += inner) {
        affine(in, from, from + inner, factor[c], shift[c], y);
      }
    }
    return Raw.wrap(x.shape(), y);
  }

  private static void affine(float[] x, int from, int to, float factor, float shift, float[] y) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * factor + shift;
    }
  }

  /**
   * {@code x / sqrt(mean(x^2) + epsilon)} over the last {@code axes} axes together. Zhang, Sennrich
   * 2019, arXiv 1910.07467.
   */
  public static Tensor rootMeanSquare(Tensor x, int axes, double epsilon) {
    int rank = x.shape().rank();
    double[] row = new double[Math.toIntExact(x.shape().product(rank - axes, rank))];
    if (Types.isDouble(x)) {
      double[] y = Raw.doubles(x).clone();
      for (int from = 0; from < y.length; from += row.length) {
        System.arraycopy(y, from, row, 0, row.length);
        double scale = 1 / Math.sqrt(Standardization.squares(row, 0) / row.length + epsilon);
        for (int i = 0; i < row.length; i++) {
          y[from + i] = row[i] * scale;
        }
      }
      return Raw.wrap(x.shape(), y);
    }
    float[] in = Raw.floats(x);
    float[] y = new float[in.length];
    for (int from = 0; from < y.length; from += row.length) {
      for (int i = 0; i < row.length; i++) {
        row[i] = in[from + i];
      }
      double scale = 1 / Math.sqrt(Standardization.squares(row, 0) / row.length + epsilon);
      for (int i = 0; i < row.length; i++) {
        y[from + i] = (float) (row[i] * scale);
      }
    }
    return Raw.wrap(x.shape(), y);
  }
}
