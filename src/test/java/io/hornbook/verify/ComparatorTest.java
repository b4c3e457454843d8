package io.hornbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparatorTest {
  private static final Allowance TIGHT = within(0, 1e-3);

  private static Allowance within(double rtol, double atol) {
    return Allowance.fixed(new Tolerance.Fixed(rtol, atol));
  }

  private static Tensor row(float... values) {
    return Tensor.of(Shape.of(1, values.length), values);
  }

  @Test
  void findsTheWorstElementAndCountsTheBadOnes() {
    Comparison c = Comparator.compare("y", row(1, 2.5f, 3.1f), row(1, 2, 3), TIGHT);
    assertThat(c.agrees()).isFalse();
    assertThat(c.bad()).isEqualTo(2);
    assertThat(c.elements()).isEqualTo(3);
    assertThat(c.maxAbs()).isEqualTo(0.5);
    assertThat(c.maxRel()).isEqualTo(0.25);
    assertThat(c.worst()).contains(Shape.of(0, 1));
    assertThat(c.wouldPass()).isEqualTo(0.5);
  }

  @Test
  void shapesComeBeforeValues() {
    Comparison c = Comparator.compare("y", row(1, 2), row(1, 2, 3), TIGHT);
    assertThat(c.agrees()).isFalse();
    assertThat(c.describe())
        .isEqualTo("'y': the shape should be (1, 3), as the reference has; found (1, 2)");
  }

  @Test
  void nanAgreesOnlyWithNan() {
    float nan = Float.NaN;
    assertThat(Comparator.compare("y", row(nan), row(nan), TIGHT).agrees()).isTrue();
    Comparison c = Comparator.compare("y", row(nan, 1), row(1, nan), TIGHT);
    assertThat(c.bad()).isEqualTo(2);
    assertThat(c.nan()).isEqualTo(2);
  }

  @Test
  void infinityAgreesOnlyWithTheSameInfinity() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(Comparator.compare("y", row(inf), row(inf), TIGHT).agrees()).isTrue();
    assertThat(Comparator.compare("y", row(-inf), row(inf), TIGHT).infinite()).isEqualTo(1);
    assertThat(Comparator.compare("y", row(3), row(inf), TIGHT).agrees()).isFalse();
  }

  @Test
  void countsStepsBetweenFloats() {
    assertThat(Comparator.ulps(1f, Math.nextUp(1f))).isEqualTo(1);
    assertThat(Comparator.ulps(-Float.MIN_VALUE, Float.MIN_VALUE)).isEqualTo(2);
    assertThat(Comparator.ulps(0f, -0f)).isZero();
  }

  @Test
  void theToleranceThatWouldPassPasses() {
    Tensor found = row(1.0f, 2.2f, -3.3f);
    Tensor expected = row(1.1f, 2.0f, -3.0f);
    double atol = Comparator.compare("y", found, expected, within(1e-2, 0)).wouldPass();
    assertThat(Comparator.compare("y", found, expected, within(1e-2, atol)).agrees()).isTrue();
    assertThat(Comparator.compare("y", found, expected, within(1e-2, atol * 0.99)).agrees())
        .isFalse();
  }

  @Test
  void differencesAreCountedBySize() {
    Comparison c =
        Comparator.compare("y", row(1, 2.5f, 3.5f, 4.25f, Float.NaN), row(1, 2, 3, 4, 5), TIGHT);
    assertThat(c.histogram()).isEqualTo(new Histogram(1, -2, List.of(1L, 2L), 1));
  }

  @Test
  void theWorstElementComesWithItsNeighbours() {
    float[] values = new float[2 * 9 * 10];
    Tensor expected = Tensor.of(Shape.of(2, 9, 10), values.clone());
    values[90 + 8 * 10 + 9] = 7;
    Comparison c = Comparator.compare("y", Tensor.of(Shape.of(2, 9, 10), values), expected, TIGHT);
    Excerpt excerpt = c.excerpt().orElseThrow();
    assertThat(excerpt.corner()).isEqualTo(Shape.of(1, 4, 3));
    assertThat(excerpt.columns()).isEqualTo(7);
    assertThat(excerpt.found()).hasSize(35).endsWith(0.0, 7.0);
    assertThat(excerpt.expected()).hasSize(35).containsOnly(0.0);
  }

  @Test
  void anExcerptOfASingleNumberIsThatNumber() {
    Tensor zero = Tensor.of(Shape.of(), 0f);
    Comparison c = Comparator.compare("y", Tensor.of(Shape.of(), 1f), zero, TIGHT);
    assertThat(c.excerpt()).contains(new Excerpt(Shape.of(), 1, List.of(1.0), List.of(0.0)));
  }
}
