package io.hornbook.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void doesNotShareTheArraysItWasMadeFrom() {
    float[] values = {1, 2};
    Tensor tensor = Tensor.of(Shape.of(2), values);
    values[0] = 9;
    tensor.toFloats()[1] = 9;
    assertThat(tensor.toFloats()).containsExactly(1, 2);
  }

  @Test
  void castsLikeNumpy() {
    Tensor tensor = Tensor.of(Shape.of(3), -1.7f, 0f, 2.9f);
    assertThat(tensor.as(DType.INT32).toInts()).containsExactly(-1, 0, 2);
    assertThat(tensor.as(DType.BOOL).toBooleans()).containsExactly(true, false, true);
    assertThat(tensor.as(DType.FLOAT64).toDoubles()).containsExactly(-1.7f, 0.0, 2.9f);
  }

  @Test
  void refusesAShapeOfAnotherSize() {
    Tensor tensor = Tensor.of(Shape.of(2, 3), new float[6]);
    assertThatThrownBy(() -> tensor.reshape(Shape.of(4)))
        .hasMessage("6 elements do not fill the shape (4,)");
  }
}
