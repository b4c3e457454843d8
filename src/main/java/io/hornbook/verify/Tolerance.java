package io.hornbook.verify;

import io.hornbook.error.Usage;

/** How far a value may lie from its reference. */
public sealed interface Tolerance {
  /** As far as the model's own rounding explains. */
  Tolerance CALIBRATED = new Calibrated();

  /** What is used where nobody says anything. */
  Tolerance DEFAULT = CALIBRATED;

  /** {@code |value - reference| <= atol + rtol |reference|}. */
  static Tolerance of(double rtol, double atol) {
    return new Fixed(rtol, atol);
  }

  /**
   * Measured on the model: it is run in float32 and in float64, and several times more with every
   * number between two layers moved by a few rounding units. How far an element moves is the
   * rounding that it really has; {@link Rounding} says what is made of it.
   */
  record Calibrated() implements Tolerance {}

  /** The same bounds for every tensor of every model. */
  record Fixed(double rtol, double atol) implements Tolerance {
    /** The relative bound where only the absolute one is given. */
    public static final double RTOL = 1e-4;

    /** The absolute bound where only the relative one is given. */
    public static final double ATOL = 1e-5;

    /** Both, where a model's rounding cannot be measured. */
    public static final Fixed USUAL = new Fixed(RTOL, ATOL);

    public Fixed {
      if (!(rtol >= 0 && rtol <= Double.MAX_VALUE) || !(atol >= 0 && atol <= Double.MAX_VALUE)) {
        throw new Usage(
            "tolerances should be finite numbers from 0 up; found rtol = "
                + rtol
                + ", atol = "
                + atol);
      }
    }
  }
}
