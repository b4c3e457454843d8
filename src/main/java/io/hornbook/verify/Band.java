package io.hornbook.verify;

/**
 * The band around a reference's elements that a comparison allowed: {@code atol + rtol |reference|}
 * each, and where it is calibrated more for elements that rounding moves more than others.
 *
 * @param calibrated whether it was measured on the model itself, not given
 * @param rtol the part that grows with the reference's element
 * @param atol the part that is the same for all elements
 * @param rounding how far rounding was seen to move an element of the tensor, at the 90 % quantile;
 *     NaN where the band is fixed
 */
public record Band(boolean calibrated, double rtol, double atol, double rounding) {
  /** A band that was given. */
  static Band fixed(double rtol, double atol) {
    return new Band(false, rtol, atol, Double.NaN);
  }
}
