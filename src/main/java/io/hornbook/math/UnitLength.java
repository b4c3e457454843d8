package io.hornbook.math;

import io.hornbook.tensor.Tensor;

/** Vectors scaled to length 1. */
public final class UnitLength {
  private UnitLength() {}

  /**
   * {@code x min(1 / |x|, 1 / epsilon)} with the Euclidean length over {@code axes} together (Keras
   * 3.15, {@code keras/src/ops/nn.py}, {@code _normalize}).
   */
  public static Tensor of(Tensor x, double epsilon, int... axes) {
    Tensor squares = Reduction.sum(Elementwise.multiply(x, x), true, axes);
    Tensor inverse = Elementwise.map(squares, s -> Math.min(1 / Math.sqrt(s), 1 / epsilon));
    return Elementwise.multiply(x, inverse);
  }
}
