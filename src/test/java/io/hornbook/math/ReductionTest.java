package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class ReductionTest {
  private static final Tensor X = Tensor.of(Shape.of(2, 3), 1f, 5f, 3f, -4f, 0f, 9f);

  @Test
  void axes_go_or_stay_as_ones() {
    assertThat(Reduction.sum(X, false, 0).toFloats()).containsExactly(-3, 5, 12);
    assertThat(Reduction.max(X, true, -1).shape()).isEqualTo(Shape.of(2, 1));
    assertThat(Reduction.max(X, true, -1).toFloats()).containsExactly(5, 9);
    assertThat(Reduction.min(X, false, 1, 0).toFloats()).containsExactly(-4);
    assertThat(Reduction.mean(X, false, 1).toFloats()).containsExactly(3, 5 / 3f);
    assertThat(Reduction.argmax(X, 1).toInts()).containsExactly(1, 2);
  }

  @Test
  void inner_axes_reduce_over_outer_ones() {
    Tensor x = Samples.doubles(Samples.floats(1, 3, 4, 5));
    double[] y = Reduction.sum(x, false, 0, 2).toDoubles();
    for (int j = 0; j < 4; j++) {
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 5; k++) {
          sum += x.doubleAt((i * 4 + j) * 5 + k);
        }
      }
      assertThat(y[j]).isCloseTo(sum, within(1e-12));
    }
  }

  @Test
  void a_long_sum_of_floats_keeps_its_digits() {
    float[] tenths = new float[1_000_000];
    java.util.Arrays.fill(tenths, 0.1f);
    float sum = Reduction.sum(Tensor.of(Shape.of(1_000_000), tenths), false, 0).toFloats()[0];
    assertThat(sum).isEqualTo((float) (1_000_000 * (double) 0.1f));
  }

  @Test
  void nan_spreads() {
    Tensor x = Tensor.of(Shape.of(2), 1f, Float.NaN);
    assertThat(Reduction.max(x, false, 0).toFloats()[0]).isNaN();
  }
}
