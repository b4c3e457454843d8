package io.hornbook.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void isWrittenAsNumpyAndKerasWriteIt() {
    assertThat(Shape.of(Shape.UNKNOWN, 700, 200)).hasToString("(None, 700, 200)");
    assertThat(Shape.of(5)).hasToString("(5,)");
    assertThat(Shape.of()).hasToString("()");
  }

  @Test
  void countsNegativeAxesFromTheEnd() {
    assertThat(Shape.of(2, 3, 4).dim(-1)).isEqualTo(4);
    assertThat(Shape.of(2, 3, 4).with(-2, 7)).isEqualTo(Shape.of(2, 7, 4));
    assertThatThrownBy(() -> Shape.of(2, 3).dim(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void matchesWhereEitherSideIsUnknown() {
    assertThat(Shape.of(-1, 3).matches(Shape.of(2, 3))).isTrue();
    assertThat(Shape.of(-1, 3).matches(Shape.of(2, 4))).isFalse();
    assertThat(Shape.of(-1, 3).matches(Shape.of(2, 3, 1))).isFalse();
  }

  @Test
  void refusesToMultiplyBeyondALong() {
    int most = Integer.MAX_VALUE;
    assertThatThrownBy(() -> Shape.of(most, most, most).size())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void insertsAndRemovesAxes() {
    assertThat(Shape.of(2, 4).insert(1, 3)).isEqualTo(Shape.of(2, 3, 4));
    assertThat(Shape.of(2, 3, 4).without(1)).isEqualTo(Shape.of(2, 4));
    assertThat(Shape.of(2).concat(Shape.of(3, 4))).isEqualTo(Shape.of(2, 3, 4));
  }
}
