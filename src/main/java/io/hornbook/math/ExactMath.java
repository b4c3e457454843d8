package io.hornbook.math;

/** Elementary functions of the double form. */
final class ExactMath implements Elementary {
  static final Elementary INSTANCE = new ExactMath();

  private ExactMath() {}
}
