package io.hornbook.math;

/**
 * Elementary functions of the float form: computed in double to about 1e-12, which after rounding
 * to float is as good as exact, at a fraction of the cost of {@link Math}. Plain IEEE arithmetic in
 * a fixed order, hence the same in the interpreter and in compiled code.
 */
final class FastMath implements Elementary {
  static final Elementary INSTANCE = new FastMath();

  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 1.9082149292705877e-10;

  /** Adding it leaves a double's integer part in its lowest bits. */
  private static final double SHIFT = 0x1.8p52;

  private static final long ONE = Double.doubleToRawLongBits(1);

  private FastMath() {}

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

  /** {@code 2^n} for the n that {@code shifted} holds in its lowest bits. */
  private static double scale(double shifted) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
  }

  /** {@code exp(r) - 1} for {@code r = x - n ln 2}, |r| at most ln 2 / 2, by Taylor's series. */
  private static double expm1Reduced(double x, double shifted) {
    double n = shifted - SHIFT;
    double r = x - n * LN2_HIGH - n * LN2_LOW;
    double sum = 1.0 / 3628800 + r * (1.0 / 39916800);
    sum = 1.0 / 362880 + r * sum;
    sum = 1.0 / 40320 + r * sum;
    sum = 1.0 / 5040 + r * sum;
    sum = 1.0 / 720 + r * sum;
    sum = 1.0 / 120 + r * sum;
    sum = 1.0 / 24 + r * sum;
    sum = 1.0 / 6 + r * sum;
    return r + r * r * (0.5 + r * sum);
  }
}
