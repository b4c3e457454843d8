package io.hornbook.math;

import java.util.Locale;

/**
 * How values between the elements of an axis come about: the weight of an element by its distance,
 * as {@code tf.image.resize} of TensorFlow 2 and {@code jax.image.resize} define it (TensorFlow
 * 2.15, {@code core/kernels/image/sampling_kernels.h}, {@code scale_and_translate_op.cc}).
 */
public enum Interpolation {
  /** The nearest element, the latter of two. */
  NEAREST(0),
  /** A line from each element to the next. */
  BILINEAR(1),
  /** The same with elements at their corners, not their centres: TensorFlow 1's. */
  BILINEAR_CORNER(1),
  /** Keys' cubic, a = -1/2. */
  BICUBIC(2),
  /** The same with distances rounded to 1/1024, as TensorFlow looks its weights up. */
  BICUBIC_TABLE(2),
  /** The mean of what an element covers. */
  AREA(0),
  LANCZOS3(3),
  LANCZOS5(5),
  /** A Gaussian of radius 1.5 and a deviation of a third of it. */
  GAUSSIAN(1.5),
  /** Mitchell and Netravali's cubic, B = C = 1/3. */
  MITCHELLCUBIC(2);

  private final double radius;

  Interpolation(double radius) {
    this.radius = radius;
  }

  /**
   * The kind that Keras calls {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Interpolation named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The distance from which on weights are 0. */
  double radius() {
    return radius;
  }

  /** The weight at distance {@code x >= 0}, before weights are made to add up to 1. */
  double weight(double x) {
    return x >= radius
        ? 0
        : switch (this) {
          case BILINEAR, BILINEAR_CORNER -> 1 - x;
          case BICUBIC, BICUBIC_TABLE ->
              x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : (1.5 * x - 2.5) * x * x + 1;
          case MITCHELLCUBIC ->
              x >= 1
                  ? ((-7.0 / 18 * x + 2) * x - 10.0 / 3) * x + 16.0 / 9
                  : (7.0 / 6 * x - 2) * x * x + 8.0 / 9;
          case GAUSSIAN -> Math.exp(-x * x / (2 * (radius / 3) * (radius / 3)));
          case LANCZOS3, LANCZOS5 -> lanczos(x);
          case NEAREST, AREA -> throw new IllegalStateException(this + " has no kernel");
        };
  }

  private double lanczos(double x) {
    double angle = Math.PI * x;
    return x <= 1e-3 ? 1 : radius * Math.sin(angle) * Math.sin(angle / radius) / (angle * angle);
  }
}
