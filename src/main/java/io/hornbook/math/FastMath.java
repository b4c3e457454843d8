package io.hornbook.math;

import java.util.Arrays;

/**
 * Elementary functions of the float form: computed in double to about 1e-12, which after rounding
 * to float is as good as exact, at a fraction of the cost of {@link Math}. Plain IEEE arithmetic in
 * a fixed order, hence the same in the interpreter and in compiled code.
 */
final class FastMath implements Elementary {
  static final Elementary INSTANCE = new FastMath();

  /** Powers of two for each step of 1 of the exponent: the more, the shorter the series. */
  private static final int STEPS = 64;

  private static final double LOG2_E = STEPS * 1.4426950408889634;
  private static final double LN2_HIGH = 0x1.62e42feep-1 / STEPS;
  private static final double LN2_LOW = 1.9082149292705877e-10 / STEPS;

  /** The bits of {@code 2^(k / STEPS)}. */
  private static final long[] POWERS = powers();

  /** Adding it leaves a double's integer part in its lowest bits. */
  private static final double SHIFT = 0x1.8p52;

  private static final long ONE = Double.doubleToRawLongBits(1);

  /** Pieces of erfcx for each step of 1 of its argument, and where erfc is 0 as a float. */
  private static final int PIECES = 8;

  private static final double ERFC_END = 10.5;
  private static final double[][] ERFCX = erfcx();

  private FastMath() {}

  private static long[] powers() {
    long[] bits = new long[STEPS];
    Arrays.setAll(bits, k -> Double.doubleToRawLongBits(StrictMath.pow(2, (double) k / STEPS)));
    return bits;
  }

  /**
   * {@code erfcx(z) = exp(z^2) erfc(z)} around the middle of each piece, by Taylor's series. Its
   * derivatives follow from {@code erfcx' = 2 z erfcx - 2 / sqrt(pi)}.
   */
  private static double[][] erfcx() {
    double[][] pieces = new double[(int) (ERFC_END * PIECES)][8];
    for (int i = 0; i < pieces.length; i++) {
      double z = (i + 0.5) / PIECES;
      double[] c = pieces[i];
      c[0] = Math.exp(z * z) * ExactMath.INSTANCE.erfc(z);
      c[1] = 2 * z * c[0] - 2 / Math.sqrt(Math.PI);
      for (int n = 1; n < c.length - 1; n++) {
        c[n + 1] = 2 * (z * c[n] + c[n - 1]) / (n + 1);
      }
    }
    return pieces;
  }

  @Override
  public double erfc(double x) {
    double a = Math.abs(x);
    if (!(a < ERFC_END)) {
      return Double.isNaN(x) ? x : x < 0 ? 2 : 0;
    }
    int piece = (int) (a * PIECES);
    double[] c = ERFCX[piece];
    double r = a - (piece + 0.5) / PIECES;
    double high = c[4] + r * (c[5] + r * (c[6] + r * c[7]));
    double sum = c[0] + r * (c[1] + r * (c[2] + r * (c[3] + r * high)));
    double tail = exp(-a * a) * sum;
    return x < 0 ? 2 - tail : tail;
  }

  @Override
  public double exp(double x) {
    // Beyond what floats hold, by far.
    if (x > 700) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < -700) {
      return 0;
    }
    double shifted = x * LOG2_E + SHIFT;
    double scale = scale(shifted);
    return scale * expm1Reduced(x, shifted) + scale;
  }

  @Override
  public double expm1(double x) {
    double within = x > 700 ? 700 : x < -60 ? -60 : x;
    double shifted = within * LOG2_E + SHIFT;
    double scale = scale(shifted);
    return scale * expm1Reduced(within, shifted) + (scale - 1);
  }

  /** No cancellation near 0, where 1 - 2 / (exp(2x) + 1) would have one. */
  @Override
  public double tanh(double x) {
    double t = expm1(-2 * Math.abs(x));
    return Math.copySign(t / (2 + t), x);
  }

  /** {@code (x < 0 ? e : 1) / (1 + e)}; signs are at random, so a branch would cost most of it. */
  @Override
  public double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    long negative = Double.doubleToRawLongBits(x) >> 63;
    long numerator = (Double.doubleToRawLongBits(e) & negative) | (ONE & ~negative);
    return Double.longBitsToDouble(numerator) / (1 + e);
  }

  /** {@code 2^(n / STEPS)} for the n that {@code shifted} holds in its lowest bits. */
  private static double scale(double shifted) {
    int n = (int) Double.doubleToRawLongBits(shifted);
    return Double.longBitsToDouble(
        POWERS[n & (STEPS - 1)] + ((long) Math.floorDiv(n, STEPS) << 52));
  }

  /**
   * {@code exp(r) - 1} for {@code r = x - n ln 2 / STEPS}, |r| at most 0.0055, by Taylor's series.
   */
  private static double expm1Reduced(double x, double shifted) {
    double n = shifted - SHIFT;
    double r = x - n * LN2_HIGH - n * LN2_LOW;
    return r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
  }
}
