package io.hornbook.math;

/**
 * The functions that activations are made of, here as {@link Math} has them: for the double form.
 * {@link FastMath} is the float form's.
 */
interface Elementary {
  default double exp(double x) {
    return Math.exp(x);
  }

  default double expm1(double x) {
    return Math.expm1(x);
  }

  default double tanh(double x) {
    return Math.tanh(x);
  }

  default double sigmoid(double x) {
    return 1 / (1 + exp(-x));
  }

  /** {@code log(1 + exp(x))} without overflow. */
  default double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(exp(-Math.abs(x)));
  }

  /** The complementary error function; relative error about 1e-15. */
  default double erfc(double x) {
    double a = Math.abs(x);
    double tail = a < 2.5 ? 1 - erfSeries(a) : erfcFraction(a);
    return x < 0 ? 2 - tail : tail;
  }

  /** {@code erf(x) = 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (2n+1)!!}: no alternating signs. */
  private static double erfSeries(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  /** {@code erfc(x) = exp(-x^2)/sqrt(pi) 1/(x+ (1/2)/(x+ 1/(x+ (3/2)/(x+ ...}. */
  private static double erfcFraction(double x) {
    double fraction = x;
    for (int n = 80; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }
}
