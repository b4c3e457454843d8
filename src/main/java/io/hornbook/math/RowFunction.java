package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Activations that look at a whole row. Both forms compute in double, the float form with fast
 * elementary functions, so that a long row's sum does not lose digits.
 */
enum RowFunction {
  SOFTMAX {
    @Override
    double[] row(double[] x, Elementary m) {
      double max = max(x);
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        x[i] = m.exp(x[i] - max);
        sum += x[i];
      }
      double inverse = 1 / sum;
      for (int i = 0; i < x.length; i++) {
        x[i] *= inverse;
      }
      return x;
    }
  },
  LOG_SOFTMAX {
    @Override
    double[] row(double[] x, Elementary m) {
      double max = max(x);
      double sum = 0;
      for (double each : x) {
        sum += m.exp(each - max);
      }
      double log = Math.log(sum);
      for (int i = 0; i < x.length; i++) {
        x[i] = x[i] - max - log;
      }
      return x;
    }
  },
  /**
   * Keras' sparsemax: after Martins et al. 2016, arXiv 1602.02068, but with the sum of all
   * cumulated sums of the support in the threshold, so that rows do not sum to one (Keras 3.15
   * {@code backend/tensorflow/nn.py}).
   */
  SPARSEMAX {
    @Override
    double[] row(double[] x, Elementary m) {
      double[] sorted = x.clone();
      Arrays.sort(sorted);
      double sum = 0;
      double cumulated = 0;
      int support = 0;
      for (int k = 1; k <= x.length; k++) {
        double next = sorted[x.length - k];
        sum += next;
        if (next - (sum - 1) / k > 0) {
          cumulated += sum;
          support++;
        }
      }
      double tau = (cumulated - 1) / support;
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.max(x[i] - tau, 0);
      }
      return x;
    }
  },
  /** {@code a sigmoid(b)} of a row's halves a and b: Dauphin et al. 2016, arXiv 1612.08083. */
  GLU {
    @Override
    double[] row(double[] x, Elementary m) {
      Types.require(x.length % 2 == 0, "glu needs an even axis, found %s", x.length);
      double[] y = new double[x.length / 2];
      for (int i = 0; i < y.length; i++) {
        y[i] = x[i] * m.sigmoid(x[y.length + i]);
      }
      return y;
    }
  };

  /** The result of row {@code x}, which may be overwritten. */
  abstract double[] row(double[] x, Elementary m);

  static Optional<RowFunction> find(String name) {
    return Arrays.stream(values())
        .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  Tensor apply(Tensor x, int axis) {
    boolean isDouble = Types.isDouble(x);
    int at = x.shape().axis(axis);
    int length = x.shape().dim(at);
    int outer = Math.toIntExact(x.shape().product(0, at));
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    int out = this == GLU ? length / 2 : length;
    Shape shape = x.shape().with(at, out);
    Tensor y = Tensor.zeros(shape, x.dtype());
    Elementary m = isDouble ? ExactMath.INSTANCE : FastMath.INSTANCE;
    double[] row = new double[length];
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < inner; j++) {
        int from = i * length * inner + j;
        int to = i * out * inner + j;
        for (int k = 0; k < length; k++) {
          row[k] = isDouble ? Raw.doubles(x)[from + k * inner] : Raw.floats(x)[from + k * inner];
        }
        double[] result = row(row, m);
        for (int k = 0; k < out; k++) {
          if (isDouble) {
            Raw.doubles(y)[to + k * inner] = result[k];
          } else {
            Raw.floats(y)[to + k * inner] = (float) result[k];
          }
        }
      }
    }
    return y;
  }

  void apply(float[] x, int from, int to) {
    requireSameLength();
    double[] row = new double[to - from];
    for (int i = 0; i < row.length; i++) {
      row[i] = x[from + i];
    }
    row = row(row, FastMath.INSTANCE);
    for (int i = 0; i < row.length; i++) {
      x[from + i] = (float) row[i];
    }
  }

  void apply(double[] x, int from, int to) {
    requireSameLength();
    double[] row = row(Arrays.copyOfRange(x, from, to), ExactMath.INSTANCE);
    System.arraycopy(row, 0, x, from, row.length);
  }

  private void requireSameLength() {
    Types.require(this != GLU, "glu halves its axis and cannot run in place");
  }

  /** Ignores NaN: where there is one, its exponential makes NaN of the row's sum anyway. */
  private static double max(double[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (double each : x) {
      max = each > max ? each : max;
    }
    return max;
  }
}
