package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdaptivePoolingTest {
  private static final Tensor LINE = Tensor.of(Shape.of(1, 5, 1), 1.0, 5.0, 2.0, 4.0, 3.0);

  @Test
  void windowsOverlapWhereTheLengthDoesNotDivide() {
    // Three windows over five: [1 5] [5 2 4] [4 3].
    assertThat(AdaptivePooling.max(LINE, 1, 3).toDoubles()).containsExactly(5, 5, 4);
    assertThat(AdaptivePooling.average(LINE, 1, 3).toDoubles()).containsExactly(3, 11.0 / 3, 3.5);
  }

  @Test
  void moreWindowsThanElementsRepeatThem() {
    // Seven over five: [1] [1 5] [5 2] [2] [2 4] [4 3] [3].
    assertThat(AdaptivePooling.max(LINE, 1, 7).toDoubles()).containsExactly(1, 5, 5, 2, 4, 4, 3);
  }

  @Test
  void floatsAreTheDoublesRounded() {
    Tensor x = Samples.floats(1, 2, 7, 3);
    Tensor wide = AdaptivePooling.average(Samples.doubles(x), 1, 4);
    Samples.assertClose(AdaptivePooling.average(x, 1, 4), wide, Math.ulp(1f));
    assertThat(AdaptivePooling.max(x, -1, 2).shape()).isEqualTo(Shape.of(2, 7, 2));
  }
}
