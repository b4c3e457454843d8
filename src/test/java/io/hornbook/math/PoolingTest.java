package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class PoolingTest {
  private static final Tensor X = Tensor.of(Shape.of(1, 5, 1), -1.0, -2.0, -3.0, -4.0, -5.0);

  private static Geometry pairs(Padding padding) {
    return Geometry.of(new int[] {2}, new int[] {2}, padding);
  }

  @Test
  void the_maximum_ignores_padding() {
    assertThat(Pooling.max(X, pairs(Padding.VALID)).toDoubles()).containsExactly(-1, -3);
    assertThat(Pooling.max(X, pairs(Padding.SAME)).toDoubles()).containsExactly(-1, -3, -5);
    assertThat(Pooling.max(X, pairs(Padding.of(1, 0))).toDoubles()).containsExactly(-1, -2, -4);
  }

  @Test
  void the_average_leaves_padding_out_or_counts_it() {
    Geometry same = pairs(Padding.SAME);
    assertThat(Pooling.average(X, same, false).toDoubles()).containsExactly(-1.5, -3.5, -5);
    assertThat(Pooling.average(X, same, true).toDoubles()).containsExactly(-1.5, -3.5, -2.5);
  }

  @Test
  void channels_are_pooled_apart_in_two_and_three_dimensions() {
    Tensor x = Samples.floats(1, 2, 5, 6, 4, 3);
    Geometry g = Geometry.of(new int[] {2, 3, 1}, new int[] {1, 2, 2}, Padding.SAME);
    Tensor pooled = Pooling.max(x, g);
    assertThat(pooled.shape()).isEqualTo(Shape.of(2, 5, 3, 2, 3));
    for (int c = 0; c < 3; c++) {
      assertThat(Rearrange.slice(pooled, -1, c, c + 1).toFloats())
          .isEqualTo(Pooling.max(Rearrange.slice(x, -1, c, c + 1), g).toFloats());
    }
    Samples.assertClose(
        Pooling.average(x, g, false), Pooling.average(Samples.doubles(x), g, false), 1e-6);
  }

  @Test
  void a_window_over_everything_is_global_pooling() {
    Tensor x = Samples.floats(1, 2, 4, 5, 3);
    Geometry g = Geometry.of(new int[] {4, 5}, new int[] {1, 1}, Padding.VALID);
    Samples.assertClose(Pooling.max(x, g), Reduction.max(x, true, 1, 2), 0);
    Samples.assertClose(Pooling.average(x, g, false), Reduction.mean(x, true, 1, 2), 1e-7);
  }
}
