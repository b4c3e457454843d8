package io.hornbook.layer.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergingLayersTest {
  private static final Map<String, Object> OLD = Map.of("mask_mode", "and");
  private static final Map<String, Object> NEW = Map.of();
  private static final Tensor A = Tensor.of(Shape.of(1, 4, 1), 1.0, 2.0, 3.0, 4.0);
  private static final Tensor B = Tensor.of(Shape.of(1, 4, 1), 8.0, -7.0, 6.0, -5.0);
  private static final Signal MASKED_A = new Signal(A, Trial.mask(true, true, false, false));
  private static final Signal MASKED_B = new Signal(B, Trial.mask(true, false, true, false));

  private static double[] run(String type, Map<String, Object> config, Signal... in) {
    return Trial.of(type, config).signal(in).value().toDoubles();
  }

  private static boolean[] mask(String type, Map<String, Object> config, Signal... in) {
    return Trial.of(type, config).mask(in).map(Tensor::toBooleans).orElse(null);
  }

  @Test
  void operationsGoElementByElement() {
    Signal a = Signal.of(A);
    Signal b = Signal.of(B);
    assertThat(run("Add", NEW, a, b, a)).containsExactly(10, -3, 12, 3);
    assertThat(run("Average", NEW, a, b)).containsExactly(4.5, -2.5, 4.5, -0.5);
    assertThat(run("Subtract", NEW, a, b)).containsExactly(-7, 9, -3, 9);
    assertThat(run("Multiply", NEW, a, b)).containsExactly(8, -14, 18, -20);
    assertThat(run("Maximum", NEW, a, b)).containsExactly(8, 2, 6, 4);
    assertThat(run("Minimum", NEW, a, b)).containsExactly(1, -7, 3, -5);
  }

  @Test
  void truthValuesCountAsNumbers() {
    Signal truth = Signal.of(Tensor.of(Shape.of(1, 4, 1), true, false, true, true));
    assertThat(run("Average", NEW, Signal.of(A), truth)).containsExactly(1, 1, 2, 2.5);
    assertThat(run("Multiply", NEW, truth, Signal.of(A))).containsExactly(1, 0, 3, 4);
  }

  @Test
  void aSmallerRankIsFilledUpBehindTheBatchAxis() {
    Tensor matrix = Trial.noise(1, 2, 3, 4);
    Tensor row = Trial.noise(2, 2, 4);
    Tensor sum = Trial.of("Add", NEW).run(row, matrix);
    assertThat(Trial.at(sum, 1, 2, 3)).isEqualTo(Trial.at(matrix, 1, 2, 3) + Trial.at(row, 1, 3));
    assertThat(Trial.of("Add", NEW).infer(Shape.of(-1, 1, 4), Shape.of(2, -1, 4)))
        .isEqualTo(Shape.of(2, -1, 4));
    assertThatThrownBy(() -> Trial.of("Add", NEW).infer(Shape.of(-1, 3), Shape.of(-1, 4)))
        .isInstanceOf(Inconsistent.class)
        .hasMessageContaining("[(None, 3), (None, 4)]");
  }

  @Test
  void oldMasksAreJoinedByAndNewOnesByOr() {
    assertThat(mask("Add", OLD, MASKED_A, MASKED_B)).containsExactly(true, false, false, false);
    assertThat(mask("Add", NEW, MASKED_A, MASKED_B)).containsExactly(true, true, true, false);
    assertThat(mask("Add", OLD, MASKED_A, Signal.of(B))).containsExactly(true, true, false, false);
    assertThat(mask("Add", NEW, MASKED_A, Signal.of(B))).isNull();
  }

  @Test
  void theNewProductAndExtremaLeaveMaskedStepsOut() {
    assertThat(run("Multiply", NEW, MASKED_A, MASKED_B)).containsExactly(8, 2, 6, 0);
    assertThat(run("Multiply", NEW, MASKED_A, Signal.of(B))).containsExactly(8, -14, 6, -5);
    assertThat(run("Minimum", NEW, MASKED_A, MASKED_B)).containsExactly(1, 2, 6, 4);
    assertThat(run("Multiply", OLD, MASKED_A, MASKED_B)).containsExactly(8, -14, 18, -20);
    assertThat(run("Minimum", OLD, MASKED_A, MASKED_B)).containsExactly(1, -7, 3, -5);
  }

  @Test
  void concatenationJoinsMasksAlongTimeOrJoinsThemAlongFeatures() {
    Map<String, Object> time = Map.of("axis", 1);
    assertThat(mask("Concatenate", time, MASKED_A, MASKED_B))
        .containsExactly(true, true, false, false, true, false, true, false);
    assertThat(mask("Concatenate", NEW, MASKED_A, MASKED_B))
        .containsExactly(true, true, true, false);
    assertThat(mask("Concatenate", OLD, MASKED_A, MASKED_B))
        .containsExactly(true, false, false, false);
    assertThat(mask("Concatenate", OLD, MASKED_A, Signal.of(B)))
        .containsExactly(true, true, false, false);
  }

  @Test
  void concatenationKnowsItsLengthIfAllAreKnown() {
    Trial concat = Trial.of("Concatenate", Map.of("axis", -1));
    assertThat(concat.infer(Shape.of(-1, -1, 2), Shape.of(-1, 7, 3))).isEqualTo(Shape.of(-1, 7, 5));
    assertThat(concat.infer(Shape.of(-1, 7, -1), Shape.of(-1, 7, 3)))
        .isEqualTo(Shape.of(-1, 7, -1));
    assertThatThrownBy(() -> concat.infer(Shape.of(-1, 6, 2), Shape.of(-1, 7, 3)))
        .hasMessage("inputs should differ on axis -1 only; found [(None, 6, 2), (None, 7, 3)]");
  }

  @Test
  void dotSumsOverAnAxisOfEach() {
    Tensor a = Trial.noise(1, 2, 3, 5);
    Tensor b = Trial.noise(2, 2, 4, 3);
    Tensor y = Trial.of("Dot", Map.of("axes", List.of(1, 2))).run(a, b);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 5, 4));
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += Trial.at(a, 1, k, 4) * Trial.at(b, 1, 3, k);
    }
    assertThat(Trial.at(y, 1, 4, 3)).isCloseTo(sum, within(1e-12));
  }

  @Test
  void aNormalizedDotOfVectorsIsTheirCosineOnAnAxisOfItsOwn() {
    Tensor a = Tensor.of(Shape.of(1, 2), 3.0, 0.0);
    Tensor b = Tensor.of(Shape.of(1, 2), 4.0, 4.0);
    Tensor y = Trial.of("Dot", Map.of("axes", -1, "normalize", true)).run(a, b);
    assertThat(y.shape()).isEqualTo(Shape.of(1, 1));
    assertThat(y.doubleAt(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    Optional<Tensor> mask = Trial.of("Dot", Map.of("axes", 1)).mask(MASKED_A, MASKED_B);
    assertThat(mask).isEmpty();
  }
}
