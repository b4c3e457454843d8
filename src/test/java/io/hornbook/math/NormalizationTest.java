package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class NormalizationTest {
  @Test
  void scale_and_offset_lie_along_the_axis() {
    Tensor x = Tensor.of(Shape.of(1, 2, 2), 1f, 2f, 3f, 4f);
    Tensor scale = Tensor.of(Shape.of(2), 10f, 100f);
    Tensor offset = Tensor.of(Shape.of(2), 0.5f, 0f);
    assertThat(Normalization.affine(x, 1, scale, offset).toFloats())
        .containsExactly(10.5f, 20.5f, 300, 400);
    assertThat(Normalization.affine(x, -1, scale, offset).toFloats())
        .containsExactly(10.5f, 200, 30.5f, 400);
    Tensor doubles =
        Normalization.affine(
            Samples.doubles(x), 1, Samples.doubles(scale), Samples.doubles(offset));
    assertThat(doubles.toDoubles()).containsExactly(10.5, 20.5, 300, 400);
  }

  @Test
  void standardized_rows_have_mean_zero_and_variance_one() {
    Tensor x = Elementwise.scale(Samples.floats(1, 3, 4, 50), 7, 100);
    Tensor y = Standardization.of(x, 2, 0, Tensor.of(Shape.of(1), 1f), Tensor.of(Shape.of(1), 0f));
    for (int i = 0; i < 3; i++) {
      Tensor row = Rearrange.slice(y, 0, i, i + 1);
      // x / deviation is about 14, and rounded twice before it is taken off.
      assertThat(Reduction.mean(row, false, 0, 1, 2).doubleAt(0))
          .isCloseTo(0, within(2.0 * Math.ulp(14f)));
      Tensor squares = Elementwise.multiply(row, row);
      assertThat(Reduction.mean(squares, false, 0, 1, 2).doubleAt(0)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void a_row_of_one_element_keeps_what_rounding_leaves_of_two_products() {
    float x = 1.7f;
    float scale = 0.3f * (float) (1 / Math.sqrt(1e-3));
    float expected = x * scale + (0.1f - x * scale);
    Tensor y =
        Standardization.of(
            Tensor.of(Shape.of(1, 1), x),
            1,
            1e-3,
            Tensor.of(Shape.of(1), 0.3f),
            Tensor.of(Shape.of(1), 0.1f));
    assertThat(y.toFloats()).containsExactly(expected).isNotEqualTo(new float[] {0.1f});
  }

  @Test
  void the_root_mean_square_divides_without_centering() {
    Tensor x = Tensor.of(Shape.of(1, 2), 3.0, 4.0);
    double rms = Math.sqrt(12.5 + 1e-3);
    assertThat(Normalization.rootMeanSquare(x, 1, 1e-3).toDoubles())
        .containsExactly(3 / rms, 4 / rms);
  }
}
