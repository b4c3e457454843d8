package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class ElementwiseTest {
  @Test
  void shapes_broadcast_as_in_numpy() {
    Tensor column = Tensor.of(Shape.of(2, 1), 10.0, 20.0);
    Tensor row = Tensor.of(Shape.of(3), 1.0, 2.0, 3.0);
    assertThat(Elementwise.add(column, row).toDoubles()).containsExactly(11, 12, 13, 21, 22, 23);
    assertThat(Elementwise.subtract(row, column).toDoubles())
        .containsExactly(-9, -8, -7, -19, -18, -17);
    assertThatThrownBy(() -> Elementwise.add(row, Tensor.of(Shape.of(2), 1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3,)");
  }

  @Test
  void an_unknown_dimension_yields_to_a_known_one() {
    Shape a = Shape.of(Shape.UNKNOWN, 1, 3);
    assertThat(Elementwise.broadcast(a, Shape.of(4, 3))).isEqualTo(Shape.of(Shape.UNKNOWN, 4, 3));
    assertThat(Elementwise.broadcast(a, Shape.of(2, 1, 1))).isEqualTo(Shape.of(2, 1, 3));
    assertThat(Elementwise.broadcast(a, Shape.of(1, 1, 1)))
        .isEqualTo(Shape.of(Shape.UNKNOWN, 1, 3));
  }

  @Test
  void floats_are_rounded_as_float_arithmetic_rounds() {
    Tensor a = Samples.floats(1, 1000);
    Tensor b = Samples.floats(2, 1000);
    float[] x = a.toFloats();
    float[] y = b.toFloats();
    for (int i = 0; i < 1000; i++) {
      x[i] = x[i] / y[i] * x[i] + y[i];
    }
    Tensor z = Elementwise.add(Elementwise.multiply(Elementwise.divide(a, b), a), b);
    Samples.assertBitEqual(z.toFloats(), x);
  }

  @Test
  void where_chooses_element_by_element() {
    Tensor mask = Tensor.of(Shape.of(2, 1), true, false);
    Tensor x = Tensor.of(Shape.of(2, 2), 1f, 2f, 3f, 4f);
    Tensor y = Tensor.of(Shape.of(1), 0f);
    assertThat(Elementwise.where(mask, x, y).toFloats()).containsExactly(1, 2, 0, 0);
  }

  @Test
  void the_rest_is_what_its_name_says() {
    Tensor a = Tensor.of(Shape.of(2), 4.0, 9.0);
    Tensor b = Tensor.of(Shape.of(2), 2.0, 0.5);
    assertThat(Elementwise.power(a, b).toDoubles()).containsExactly(16, 3);
    assertThat(Elementwise.maximum(a, b).toDoubles()).containsExactly(4, 9);
    assertThat(Elementwise.minimum(a, b).toDoubles()).containsExactly(2, 0.5);
    assertThat(Elementwise.sqrt(a).toDoubles()).containsExactly(2, 3);
    assertThat(Elementwise.scale(a, 2, 1).toDoubles()).containsExactly(9, 19);
  }
}
