package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Random;

/** Random tensors, and how near a float result must be to the double one. */
final class Samples {
  private Samples() {}

  /** Normally distributed, the same for the same seed. */
  static Tensor floats(long seed, int... dims) {
    Random random = new Random(seed);
    float[] values = new float[Shape.of(dims).intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Raw.wrap(Shape.of(dims), values);
  }

  static Tensor doubles(Tensor x) {
    return x.as(DType.FLOAT64);
  }

  /** Each element within {@code tolerance} times the larger of 1 and its magnitude. */
  static void assertClose(Tensor actual, Tensor expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < expected.size(); i++) {
      double e = expected.doubleAt(i);
      double error = Math.abs(actual.doubleAt(i) - e) / Math.max(1, Math.abs(e));
      if (!(error <= tolerance)) {
        assertThat(actual.doubleAt(i)).as("element %s of %s", i, actual).isEqualTo(e);
      }
    }
  }

  static void assertBitEqual(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      if (Float.floatToRawIntBits(actual[i]) != Float.floatToRawIntBits(expected[i])) {
        assertThat(actual[i]).as("element %s", i).isEqualTo(expected[i]);
      }
    }
  }
}
