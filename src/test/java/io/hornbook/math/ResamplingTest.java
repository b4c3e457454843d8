package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {
  private static final Tensor LINE = Tensor.of(Shape.of(1, 4), 0.0, 2.0, 6.0, 4.0);

  private static double[] resize(Tensor x, int size, Interpolation kind) {
    return Resampling.resize(x, 1, size, kind, false).toDoubles();
  }

  @ParameterizedTest
  @EnumSource
  void asManyElementsAsBeforeAreTheSameButForAKernelThatBlurs(Interpolation kind) {
    boolean blurs = kind == Interpolation.GAUSSIAN || kind == Interpolation.MITCHELLCUBIC;
    double error = blurs ? 1 : 1e-12;
    double[] y = resize(LINE, 4, kind);
    for (int i = 0; i < 4; i++) {
      assertThat(y[i]).isCloseTo(LINE.doubleAt(i), within(error));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConstantStaysConstant(Interpolation kind) {
    Tensor flat = Elementwise.scale(Tensor.zeros(Shape.of(2, 3, 2), DType.FLOAT64), 0, 7);
    for (double value : resize(flat, 8, kind)) {
      assertThat(value).isCloseTo(7, within(1e-12));
    }
  }

  @Test
  void linesRunFromCentreToCentreAndEndFlat() {
    assertThat(resize(LINE, 8, Interpolation.BILINEAR))
        .containsExactly(0, 0.5, 1.5, 3, 5, 5.5, 4.5, 4);
    assertThat(resize(LINE, 8, Interpolation.BILINEAR_CORNER))
        .containsExactly(0, 1, 2, 4, 6, 5, 4, 4);
  }

  @Test
  void theNearestOfTwoIsTheLatter() {
    assertThat(resize(LINE, 2, Interpolation.NEAREST)).containsExactly(2, 4);
    assertThat(resize(LINE, 8, Interpolation.NEAREST)).containsExactly(0, 0, 2, 2, 6, 6, 4, 4);
  }

  @Test
  void anAreaIsTheMeanOfWhatItCovers() {
    assertThat(resize(LINE, 2, Interpolation.AREA)).containsExactly(1, 5);
    double[] thirds = resize(LINE, 3, Interpolation.AREA);
    assertThat(thirds[0]).isCloseTo((0 + 2.0 / 3) / (4.0 / 3), within(1e-12));
    assertThat(thirds[1]).isCloseTo((2 * 2.0 / 3 + 6 * 2.0 / 3) / (4.0 / 3), within(1e-12));
  }

  @Test
  void aCubicOvershootsAndItsTableIsOffByLittle() {
    double[] exact = resize(LINE, 12, Interpolation.BICUBIC);
    double[] table = resize(LINE, 12, Interpolation.BICUBIC_TABLE);
    assertThat(exact[7]).isEqualTo(6);
    assertThat(exact[6]).isGreaterThan(5);
    assertThat(table).isNotEqualTo(exact);
    for (int i = 0; i < exact.length; i++) {
      assertThat(table[i]).isCloseTo(exact[i], within(5e-3));
    }
  }

  @Test
  void antialiasingWidensTheKernelWhereTheAxisShrinks() {
    Tensor y = Resampling.resize(LINE, 1, 2, Interpolation.BILINEAR, true);
    assertThat(y.doubleAt(0)).isCloseTo((0 * 0.75 + 2 * 0.75 + 6 * 0.25) / 1.75, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void floatsAreTheDoublesRounded(Interpolation kind) {
    Tensor x = Samples.floats(3, 2, 5, 3);
    Tensor y = Resampling.resize(x, 1, 7, kind, false);
    assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
    Samples.assertClose(y, Resampling.resize(Samples.doubles(x), 1, 7, kind, false), Math.ulp(1f));
  }
}
