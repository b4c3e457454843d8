package io.hornbook.verify;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Rounding as another engine might have done it: every number is moved at random, by no more than a
 * few rounding units of itself. Whole numbers stay: they may be indices. What marks a masked step
 * stays too, or the step would no longer be one.
 */
final class Noise {
  /** Moves nothing. */
  static final Noise NONE = new Noise(0, 0, Set.of());

  /** The root of a sum's length is divided by this for what it adds to the largest change. */
  private static final double SUM = 8;

  private final double size;
  private final SplittableRandom random;
  private final Set<Float> marks;

  /**
   * @param size the largest relative change; a negative one moves the other way round
   * @param seed the same seed moves the same numbers in the same way
   * @param marks values that are not moved
   */
  Noise(double size, long seed, Set<Float> marks) {
    this.size = size;
    this.random = new SplittableRandom(seed);
    this.marks = marks;
  }

  /**
   * The tensor moved.
   *
   * @param sum the length of the sums that its elements are
   */
  Tensor on(Tensor tensor, double sum) {
    if (size == 0 || !tensor.dtype().isFloating()) {
      return tensor;
    }
    double[] moved = tensor.toDoubles();
    double most = size * (1 + Math.sqrt(sum - 1) / SUM);
    for (int i = 0; i < moved.length; i++) {
      double x = moved[i];
      if (x != Math.rint(x) && (marks.isEmpty() || !marks.contains((float) x))) {
        moved[i] = x * (1 + most * (2 * random.nextDouble() - 1));
      }
    }
    Tensor wide = Tensor.of(tensor.shape(), moved);
    return tensor.dtype() == DType.FLOAT64 ? wide : wide.as(tensor.dtype());
  }
}
