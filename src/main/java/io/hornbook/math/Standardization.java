package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;

/**
 * {@code gamma (x - mean) / sqrt(variance + epsilon) + beta} with mean and variance of rows of the
 * tensor itself: layer normalisation (Ba et al. 2016, arXiv 1607.06450) and its kin.
 */
public final class Standardization {
  private final double epsilon;
  private final float[][] gamma;
  private final float[][] beta;
  private final float[] row;

  private Standardization(double epsilon, float[][] gamma, float[][] beta) {
    this.epsilon = epsilon;
    this.gamma = gamma;
    this.beta = beta;
    row = new float[gamma[0].length];
  }

  /**
   * Over the last {@code axes} axes together. {@code gamma} and {@code beta} broadcast to these, or
   * to some more axes before them: {@code (g, 1, c)} has a gamma for each group and channel of
   * {@code x (n, g, positions, c)}.
   */
  public static Tensor of(Tensor x, int axes, double epsilon, Tensor gamma, Tensor beta) {
    int rank = x.shape().rank();
    int length = Math.toIntExact(x.shape().product(rank - axes, rank));
    int own = Math.max(axes, Math.max(gamma.shape().rank(), beta.shape().rank()));
    Shape factors = x.shape().slice(rank - own, rank);
    Tensor scale = Rearrange.broadcastTo(gamma, factors);
    Tensor offset = Rearrange.broadcastTo(beta, factors);
    if (x.size() == 0) {
      return x;
    }
    if (Types.isDouble(x)) {
      double[] y = Raw.doubles(x).clone();
      standardize(y, length, epsilon, Types.doubles(scale), Types.doubles(offset));
      return Raw.wrap(x.shape(), y);
    }
    float[] y = new float[x.size()];
    new Standardization(
            epsilon, rows(Types.floats(scale), length), rows(Types.floats(offset), length))
        .run(Raw.floats(x), y);
    return Raw.wrap(x.shape(), y);
  }

  private static float[][] rows(float[] values, int length) {
    float[][] rows = new float[values.length / length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
    }
    return rows;
  }

  /** The specification of the float form. */
  private static void standardize(
      double[] x, int length, double epsilon, double[] gamma, double[] beta) {
    double[] row = new double[length];
    for (int from = 0; from < x.length; from += length) {
      System.arraycopy(x, from, row, 0, length);
      double mean = sum(row) / length;
      double scale = 1 / Math.sqrt(squares(row, mean) / length + epsilon);
      for (int i = 0; i < length; i++) {
        int factor = (from + i) % gamma.length;
        x[from + i] = (row[i] - mean) * scale * gamma[factor] + beta[factor];
      }
    }
  }

  private void run(float[] x, float[] y) {
    for (int from = 0, i = 0; from < y.length; from += row.length, i++) {
      System.arraycopy(x, from, row, 0, row.length);
      double mean = sum(row) / row.length;
      double variance = squares(row, mean) / row.length;
      float scale = (float) (1 / Math.sqrt(variance + epsilon));
      line((float) mean, scale, gamma[i % gamma.length], beta[i % beta.length]);
      System.arraycopy(row, 0, y, from, row.length);
    }
  }

  /**
   * {@code x (scale gamma) + (beta - mean scale gamma)}, in this order as Keras has it ({@code
   * _layer_normalization} in Keras 3.15, {@code keras/src/ops/nn.py}; {@code batch_normalization}
   * of TensorFlow's {@code nn_impl.py} before): both products may be large where the row is nearly
   * constant, and what their rounding leaves is what Keras computes.
   */
  private void line(float mean, float scale, float[] gamma, float[] beta) {
    float[] values = row;
    for (int i = 0; i < values.length; i++) {
      float factor = scale * gamma[i];
      values[i] = values[i] * factor + (beta[i] - mean * factor);
    }
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
  static double squares(double[] row, double center) {
    double even = 0;
    double odd = 0;
    for (int i = 1; i < row.length; i += 2) {
      even += (row[i - 1] - center) * (row[i - 1] - center);
      odd += (row[i] - center) * (row[i] - center);
    }
    double last = row.length % 2 == 0 ? 0 : row[row.length - 1] - center;
    return even + odd + last * last;
  }

  /** Of every fourth element apart, in double as all sums of statistics. */
  private static double sum(float[] row) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= row.length; i += 4) {
      a += row[i];
      b += row[i + 1];
      c += row[i + 2];
      d += row[i + 3];
    }
    for (; i < row.length; i++) {
      a += row[i];
    }
    return a + b + (c + d);
  }

  private static double squares(float[] row, double center) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= row.length; i += 4) {
      a += (row[i] - center) * (row[i] - center);
      b += (row[i + 1] - center) * (row[i + 1] - center);
      c += (row[i + 2] - center) * (row[i + 2] - center);
      d += (row[i + 3] - center) * (row[i + 3] - center);
    }
    for (; i < row.length; i++) {
      a += (row[i] - center) * (row[i] - center);
    }
    return a + b + (c + d);
  }
}
