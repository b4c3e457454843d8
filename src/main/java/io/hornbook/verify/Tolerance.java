package io.hornbook.verify;

/**
 * How far a value may lie from its reference: {@code |value - reference| <= atol + rtol
 * |reference|}.
 *
 * <p>The default leaves room for what is free between two float32 engines: the order of sums. A sum
 * of k products in another order moves by about sqrt(k) 2^-24 of its terms' size, which is 2e-6 for
 * k = 1000; a recurrent or deep model passes that on, growing by perhaps a factor of ten. A wrong
 * gate order, padding or epsilon of any weight moves results by 1e-3 and more.
 */
public record Tolerance(double rtol, double atol) {
  public static final Tolerance DEFAULT = new Tolerance(1e-4, 1e-5);

  public Tolerance {
    if (!(rtol >= 0 && rtol <= Double.MAX_VALUE) || !(atol >= 0 && atol <= Double.MAX_VALUE)) {
      throw new io.hornbook.error.Usage(
          "tolerances should be finite numbers from 0 up; found rtol = "
              + rtol
              + ", atol = "
              + atol);
    }
  }

  boolean admits(double value, double reference) {
    if (Double.isNaN(reference) || Double.isInfinite(reference)) {
      return Double.compare(value, reference) == 0;
    }
    return Math.abs(value - reference) <= atol + rtol * Math.abs(reference);
  }
}
