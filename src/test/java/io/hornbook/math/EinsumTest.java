package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;

class EinsumTest {
  private static final Tensor A = Samples.floats(1, 2, 3, 4);

  @Test
  void aMatrixProductIsOne() {
    Tensor b = Samples.floats(2, 4, 5);
    Tensor y = Einsum.parse("abc,cd->abd", 3).of(A, b);
    Samples.assertClose(y, Linear.matmul(A, b), 1e-6);
  }

  @Test
  void anEllipsisStandsForTheAxesWithoutALetter() {
    Tensor b = Samples.floats(2, 4, 5);
    assertThat(Einsum.parse("...c,cd->...d", 3).of(A, b).toFloats())
        .isEqualTo(Einsum.parse("abc,cd->abd", 3).of(A, b).toFloats());
    Tensor c = Samples.floats(3, 3, 5);
    assertThat(Einsum.parse("ab...,bd->ad...", 3).output(A.shape(), c.shape()))
        .isEqualTo(Shape.of(2, 5, 4));
  }

  @Test
  void everyElementIsTheSumThatTheEquationWrites() {
    Tensor b = Samples.floats(2, 5, 3, 4);
    Tensor y = Einsum.parse("abc,dbc->bda", 3).of(A, b);
    assertThat(y.shape()).isEqualTo(Shape.of(3, 5, 2));
    double sum = 0;
    for (int c = 0; c < 4; c++) {
      sum += A.doubleAt((1 * 3 + 2) * 4 + c) * b.doubleAt((3 * 3 + 2) * 4 + c);
    }
    double found = y.doubleAt((2 * 5 + 3) * 2 + 1);
    assertThat(Math.abs(found - sum)).isLessThan(1e-6);
  }

  @Test
  void anEquationThatSumsOverOneOperandAloneIsRefused() {
    assertThatThrownBy(() -> Einsum.parse("abc,cd->ad", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the equation 'abc,cd->ad' for an input of 3 axes");
    assertThatThrownBy(() -> Einsum.parse("abc,cd", 3)).hasMessageContaining("the equation");
    assertThatThrownBy(() -> Einsum.parse("aab,bd->ad", 3)).hasMessageContaining("the equation");
    assertThatThrownBy(() -> Einsum.parse("abcd,de->abce", 3))
        .hasMessageContaining("for an input of 3 axes");
  }

  @Test
  void operandsWhoseLengthsDifferAreRefused() {
    Einsum sum = Einsum.parse("abc,cd->abd", 3);
    assertThatThrownBy(() -> sum.of(A, Samples.floats(2, 3, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
