package io.hornbook.layer.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizationLayersTest {
  @Test
  void aBatchNormalizationAppliesTheMovingStatistics() {
    Tensor x = Trial.noise(1, 2, 3, 4);
    Map<String, Object> config = Map.of("axis", List.of(1), "epsilon", 0.1);
    Trial bn = Trial.of("BatchNormalization", config).random(x.shape());
    assertThat(bn.slots(x.shape()))
        .containsExactly("gamma (3,)", "beta (3,)", "moving_mean (3,)", "moving_variance (3,)");
    double expected =
        Trial.at(bn.weight("gamma"), 2)
                * (Trial.at(x, 1, 2, 3) - Trial.at(bn.weight("moving_mean"), 2))
                / Math.sqrt(Trial.at(bn.weight("moving_variance"), 2) + 0.1)
            + Trial.at(bn.weight("beta"), 2);
    assertThat(Trial.at(bn.run(x), 1, 2, 3)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void withoutScaleAndCenterTheirSlotsAreMissing() {
    Map<String, Object> config = Map.of("scale", false, "center", false);
    assertThat(Trial.of("BatchNormalization", config).slots(Shape.of(-1, 5)))
        .containsExactly("moving_mean (5,)", "moving_variance (5,)");
    assertThat(Trial.of("LayerNormalization", config).slots(Shape.of(-1, 5))).isEmpty();
  }

  @Test
  void normalizationsPassMasksOnExceptRms() {
    Signal in = new Signal(Trial.noise(1, 1, 2, 3), Trial.mask(true, false));
    for (String type : List.of("BatchNormalization", "LayerNormalization", "UnitNormalization")) {
      assertThat(Trial.of(type, Map.of()).random(in.value().shape()).mask(in))
          .as(type)
          .isEqualTo(in.mask());
    }
    assertThat(Trial.of("RMSNormalization", Map.of()).random(in.value().shape()).mask(in))
        .isEmpty();
  }

  @Test
  void aLayerNormalizationMayRunOverAxesThatAreNotLast() {
    Tensor x = Trial.noise(1, 2, 3, 4, 5);
    Map<String, Object> config = Map.of("axis", List.of(1, 3), "epsilon", 0.01);
    Trial ln = Trial.of("LayerNormalization", config).random(x.shape());
    assertThat(ln.slots(x.shape())).containsExactly("gamma (3, 5)", "beta (3, 5)");
    double[] row = new double[15];
    for (int i = 0; i < 15; i++) {
      row[i] = Trial.at(x, 1, i / 5, 2, i % 5);
    }
    double expected =
        standard(row, 7, 0.01) * Trial.at(ln.weight("gamma"), 1, 2)
            + Trial.at(ln.weight("beta"), 1, 2);
    assertThat(Trial.at(ln.run(x), 1, 1, 2, 2)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void rmsScalingDividesByTheSpreadButDoesNotCenter() {
    Tensor x = Tensor.of(Shape.of(1, 2), 1.0, 3.0);
    Map<String, Object> config = Map.of("rms_scaling", true, "epsilon", 0.0);
    double[] y =
        Trial.of("LayerNormalization", config).with("gamma", Shape.of(2), 1, 2).run(x).toDoubles();
    assertThat(y).containsExactly(1, 6);
  }

  @Test
  void anRmsNormalizationDividesByTheRootOfTheMeanSquare() {
    Tensor x = Tensor.of(Shape.of(1, 2), 1.0, 7.0);
    Map<String, Object> config = Map.of("epsilon", 0.0);
    double[] y =
        Trial.of("RMSNormalization", config).with("scale", Shape.of(2), 5, 10).run(x).toDoubles();
    assertThat(y).containsExactly(new double[] {1, 14}, within(1e-12));
  }

  @Test
  void aUnitNormalizationLeavesZeroAlone() {
    Tensor x = Tensor.of(Shape.of(2, 2), 3.0, 4.0, 0.0, 0.0);
    double[] y = Trial.of("UnitNormalization", Map.of()).run(x).toDoubles();
    assertThat(y).containsExactly(new double[] {0.6, 0.8, 0, 0}, within(1e-12));
  }

  @Test
  void aGroupNormalizationTakesPositionsAndAGroupOfChannelsTogether() {
    Tensor x = Trial.noise(1, 2, 4, 3);
    Map<String, Object> config = Map.of("groups", 2, "axis", 1);
    Trial gn = Trial.of("GroupNormalization", config).random(x.shape());
    double[] row = new double[6];
    for (int i = 0; i < 6; i++) {
      row[i] = Trial.at(x, 1, 2 + i / 3, i % 3);
    }
    double expected =
        standard(row, 5, 1e-3) * Trial.at(gn.weight("gamma"), 3) + Trial.at(gn.weight("beta"), 3);
    assertThat(Trial.at(gn.run(x), 1, 3, 2)).isCloseTo(expected, within(1e-12));
    assertThatThrownBy(() -> gn.infer(Shape.of(-1, 3, 4))).isInstanceOf(Inconsistent.class);
  }

  private static double standard(double[] row, int at, double epsilon) {
    double mean = Arrays.stream(row).average().orElseThrow();
    double variance = Arrays.stream(row).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return (row[at] - mean) / Math.sqrt(variance + epsilon);
  }
}
