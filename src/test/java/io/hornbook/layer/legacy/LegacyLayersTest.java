package io.hornbook.layer.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacyLayersTest {
  private static final Tensor ROWS = Tensor.of(Shape.of(2, 2), 1.0, 3.0, 5.0, 9.0);

  private static Trial statistics(String type, Map<String, Object> config) {
    return Trial.of(type, config)
        .with("gamma", Shape.of(2), 1, 2)
        .with("beta", Shape.of(2), 0, 10)
        .with("moving_mean", Shape.of(2), 99, 99)
        .with("moving_variance", Shape.of(2), 99, 99);
  }

  @Test
  void aSampleIsNormalizedByItself() {
    Map<String, Object> config = Map.of("epsilon", 0.5, "epsilon_in_variance", false);
    assertThat(statistics("SampleNormalization", config).run(ROWS).toDoubles())
        .containsExactly(
            new double[] {-1 / 1.5, 10 + 2 / 1.5, -2 / 2.5, 10 + 4 / 2.5}, within(1e-12));
    assertThat(statistics("SampleNormalization", Map.of("epsilon", 3.0)).run(ROWS).doubleAt(0))
        .isCloseTo(-1 / 5.0, within(1e-12));
  }

  @Test
  void aBatchIsNormalizedByItself() {
    Map<String, Object> config = Map.of("epsilon", 0.0);
    assertThat(statistics("BatchStatisticsNormalization", config).run(ROWS).toDoubles())
        .containsExactly(new double[] {-1, 8, 1, 12}, within(1e-12));
  }

  @Test
  void aDotMaySumOverSeveralAxes() {
    Tensor a = Trial.noise(1, 1, 2, 3);
    Tensor b = Trial.noise(2, 1, 3, 2, 4);
    Object axes = List.of(List.of(1, 2), List.of(2, 1));
    Tensor y = Trial.of("MergeDot", Map.of("dot_axes", axes)).run(a, b);
    assertThat(y.shape()).isEqualTo(Shape.of(1, 4));
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        sum += Trial.at(a, 0, i, j) * Trial.at(b, 0, j, i, 3);
      }
    }
    assertThat(Trial.at(y, 0, 3)).isCloseTo(sum, within(1e-12));
  }

  @Test
  void aDotOverTheLastAxisIsTheDefault() {
    Trial dot = Trial.of("MergeDot", Map.of());
    assertThat(dot.infer(Shape.of(-1, 4), Shape.of(-1, 4))).isEqualTo(Shape.of(-1, 1));
    assertThat(dot.infer(Shape.of(-1, 5, 4), Shape.of(-1, 6, 4))).isEqualTo(Shape.of(-1, 5, 6));
  }

  @Test
  void aCosineOfVectorsHasTwoAxesMoreThanItNeeds() {
    Tensor a = Tensor.of(Shape.of(1, 2), 3.0, 0.0);
    Tensor b = Tensor.of(Shape.of(1, 2), 4.0, 4.0);
    Tensor y = Trial.of("MergeCos", Map.of("dot_axes", List.of(1, 1))).run(a, b);
    assertThat(y.shape()).isEqualTo(Shape.of(1, 1, 1));
    assertThat(y.doubleAt(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void timestepsMayBeMergedInThreeWays() {
    Tensor x = Tensor.of(Shape.of(1, 3, 1), 2.0, 3.0, 4.0);
    assertThat(Trial.of("TimeDistributedMerge", Map.of("mode", "sum")).run(x).doubleAt(0))
        .isEqualTo(9);
    assertThat(Trial.of("TimeDistributedMerge", Map.of("mode", "ave")).run(x).doubleAt(0))
        .isEqualTo(3);
    assertThat(Trial.of("TimeDistributedMerge", Map.of("mode", "mul")).run(x).doubleAt(0))
        .isEqualTo(24);
  }

  @Test
  void theThreePiecesOfAnSreluMeet() {
    Tensor x = Tensor.of(Shape.of(1, 3), -2.0, 0.5, 4.0);
    Trial srelu =
        Trial.of("SReLU", Map.of("shared_axes", List.of(1)))
            .with("t_left", Shape.of(1), -1)
            .with("a_left", Shape.of(1), 0.5)
            .with("t_right", Shape.of(1), -3)
            .with("a_right", Shape.of(1), 2);
    assertThat(srelu.run(x).toDoubles()).containsExactly(-1.5, 0.5, 6);
  }

  @Test
  void filtersOfALocallyConnectedLayerDifferFromPlaceToPlace() {
    Tensor x = Tensor.of(Shape.of(1, 3, 1), 1.0, 2.0, 3.0);
    Tensor y =
        Trial.of("LocallyConnected1D", Map.of("filters", 1, "kernel_size", 2))
            .with("kernel", Shape.of(2, 2, 1), 10, 1, 100, 10)
            .with("bias", Shape.of(2, 1), 0.5, 0.25)
            .run(x);
    assertThat(y.toDoubles()).containsExactly(12.5, 230.25);
  }
}
