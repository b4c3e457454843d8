package io.hornbook.math;

import io.hornbook.tensor.Tensor;
import java.util.Arrays;

/**
 * Boundaries that divide what a summary stands for into equal parts (Keras 2.15 {@code
 * layers/preprocessing/discretization.py}, {@code _compress_summary_numpy}).
 */
public final class Quantiles {
  private Quantiles() {}

  /**
   * {@code bins - 1} values, or all but the last where there are fewer than {@code bins}.
   *
   * @param summary {@code (2, n)}: sorted values, and how many each stands for
   */
  public static double[] boundaries(Tensor summary, int bins) {
    double[] all = summary.toDoubles();
    int n = all.length / 2;
    return boundaries(Arrays.copyOfRange(all, 0, n), Arrays.copyOfRange(all, n, 2 * n), bins);
  }

  private static double[] boundaries(double[] values, double[] weights, int bins) {
    double epsilon = 1.0 / bins;
    if (values.length * epsilon < 1) {
      return Arrays.copyOf(values, Math.max(0, values.length - 1));
    }
    double[] share = new double[weights.length];
    // numpy sums float32 in float32.
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (float) weights[i];
      share[i] = sum;
    }
    for (int i = 0; i < share.length; i++) {
      share[i] = (float) share[i] / sum;
    }
    double[] out = new double[bins - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) interpolated(epsilon + i * epsilon, share, values);
    }
    return out;
  }

  /** numpy's interp: linear between the points, constant beyond them. */
  private static double interpolated(double at, double[] x, double[] y) {
    if (at <= x[0]) {
      return y[0];
    }
    for (int i = 1; i < x.length; i++) {
      if (at < x[i]) {
        return y[i - 1] + (y[i] - y[i - 1]) / (x[i] - x[i - 1]) * (at - x[i - 1]);
      }
    }
    return y[y.length - 1];
  }
}
