package io.hornbook.explain;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Random;

/** Numbers for demonstrations, the same in every run. */
final class Drawn {
  private final Random random;

  Drawn(long seed) {
    this.random = new Random(seed);
  }

  /** Normal numbers times {@code scale}. */
  Tensor normal(double scale, int... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[shape.intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return Tensor.of(shape, values);
  }

  /**
   * Multiples of {@code step} from {@code -steps} to {@code steps} of them, never 0: a reader can
   * check sums of their products by hand, and no float32 rounds them.
   */
  Tensor round(double step, int steps, int... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[shape.intSize()];
    for (int i = 0; i < values.length; i++) {
      int size = 1 + random.nextInt(steps);
      values[i] = (float) ((random.nextBoolean() ? size : -size) * step);
    }
    return Tensor.of(shape, values);
  }

  /** Positive numbers, as variances are. */
  Tensor positive(int... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[shape.intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + random.nextFloat();
    }
    return Tensor.of(shape, values);
  }
}
