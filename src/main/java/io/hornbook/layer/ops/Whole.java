package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import java.util.List;

/** Operations on whole numbers and their bits (Keras 3.15 {@code ops/numpy.py}). */
final class Whole {
  static final List<LayerType> ALL =
      List.of(
          Binary.function("BitwiseAnd", (a, b) -> (long) a & (long) b),
          Mapped.function("BitwiseInvert", x -> ~(long) x),
          Binary.function("BitwiseLeftShift", (a, b) -> (int) a << (int) b),
          Mapped.function("BitwiseNot", x -> ~(long) x),
          Binary.function("BitwiseOr", (a, b) -> (long) a | (long) b),
          Binary.function("BitwiseRightShift", (a, b) -> (int) a >> (int) b),
          Binary.function("BitwiseXor", (a, b) -> (long) a ^ (long) b),
          Binary.function("Gcd", Whole::commonDivisor),
          Binary.function("Lcm", Whole::commonMultiple),
          Binary.function("LeftShift", (a, b) -> (int) a << (int) b),
          Binary.function("RightShift", (a, b) -> (int) a >> (int) b));

  private Whole() {}

  private static double commonDivisor(double a, double b) {
    double x = Math.abs(a);
    double y = Math.abs(b);
    while (y != 0) {
      double rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  private static double commonMultiple(double a, double b) {
    return a == 0 || b == 0 ? 0 : Math.abs(a / commonDivisor(a, b) * b);
  }
}
