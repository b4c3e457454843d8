package io.hornbook.layer.activation;

import static io.hornbook.layer.Bench.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Bench;
import io.hornbook.layer.Weight;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivationLayersTest {
  private static final Tensor X = Bench.tensor(Shape.of(1, 5), -2, -0.5, 0, 0.5, 3);

  private static double[] run(String type, Map<String, Object> config) {
    return Bench.of(layer(type, config), X.shape()).run(X).toDoubles();
  }

  @Test
  void reluHonoursItsThreeNumbers() {
    Map<String, Object> config = Map.of("max_value", 2.0, "negative_slope", 0.5, "threshold", 1.0);
    assertThat(run("ReLU", config)).containsExactly(-1.5, -0.75, -0.5, -0.25, 2);
    assertThat(run("ReLU", Map.of())).containsExactly(0, 0, 0, 0.5, 3);
  }

  @Test
  void leakyReluLeaksThreeTenthsUnlessToldOtherwise() {
    assertThat(run("LeakyReLU", Map.of())).containsExactly(-0.6, -0.15, 0, 0.5, 3);
    assertThat(run("LeakyReLU", Map.of("negative_slope", 0.5))).startsWith(-1, -0.25, 0);
  }

  @Test
  void eluBendsBelowZero() {
    double[] y = run("ELU", Map.of("alpha", 2));
    assertThat(y[0]).isCloseTo(2 * Math.expm1(-2), offset(1e-15));
    assertThat(y).endsWith(0, 0.5, 3);
  }

  @Test
  void thresholdedReluCutsAtThetaItself() {
    assertThat(run("ThresholdedReLU", Map.of("theta", 0.5))).containsExactly(0, 0, 0, 0, 3);
  }

  @Test
  void anActivationMayBeANameAMapOrNothing() {
    assertThat(run("Activation", Map.of("activation", "relu"))).containsExactly(0, 0, 0, 0.5, 3);
    Map<String, Object> old = Map.of("class_name", "hard_sigmoid", "config", Map.of("slope", 0.2));
    double[] y = run("Activation", Map.of("activation", old));
    assertThat(y[0]).isCloseTo(0.1, offset(1e-15));
    assertThat(y[4]).isEqualTo(1);
    Map<String, Object> none = new HashMap<>();
    none.put("activation", null);
    assertThat(run("Activation", none)).containsExactly(X.toDoubles());
  }

  @Test
  void aLayerMayStandWhereAnActivationIsExpected() {
    Map<String, Object> leaky =
        Map.of("class_name", "LeakyReLU", "config", Map.of("name", "leaky"));
    assertThat(run("Activation", Map.of("activation", leaky))).startsWith(-0.6, -0.15, 0);
  }

  @Test
  void anUnknownActivationIsNamed() {
    assertThatThrownBy(() -> layer("Activation", Map.of("activation", "wobble")))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("no activation 'wobble' is known");
  }

  @Test
  void preluSharesItsSlopesAlongSharedAxes() {
    Bench bench = Bench.of(layer("PReLU", Map.of("shared_axes", List.of(1))), Shape.of(1, 2, 2));
    assertThat(bench.layer().weights(List.of(Shape.of(-1, 2, 2))))
        .containsExactly(Weight.of("alpha", 1, 2));
    double[] alpha = bench.weight("alpha").toDoubles();
    double[] y = bench.run(Bench.tensor(Shape.of(1, 2, 2), -1, -1, -2, 4)).toDoubles();
    assertThat(y).containsExactly(-alpha[0], -alpha[1], -2 * alpha[0], 4);
  }

  @Test
  void softmaxRunsAlongItsAxis() {
    Bench bench = Bench.of(layer("Softmax", Map.of("axis", 1)), Shape.of(1, 2, 2));
    double[] y = bench.run(Bench.tensor(Shape.of(1, 2, 2), 0, 5, 0, 5)).toDoubles();
    assertThat(y).containsExactly(0.5, 0.5, 0.5, 0.5);
  }

  @Test
  void softmaxOverSeveralAxesSumsToOneOverAll() {
    Bench bench = Bench.of(layer("Softmax", Map.of("axis", List.of(1, 2))), Shape.of(1, 2, 2));
    double[] y = bench.run(Bench.tensor(Shape.of(1, 2, 2), 1000, 1000, 1000, 1000)).toDoubles();
    assertThat(y).containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void softmaxLeavesOutWhatIsMasked() {
    Bench bench = Bench.of(layer("Softmax", Map.of()), Shape.of(2, 3));
    Tensor x = Bench.tensor(Shape.of(2, 3), 1, 1, 7, 1, 2, 3);
    Tensor mask = Bench.mask(Shape.of(2, 3), 1, 1, 0, 0, 0, 0);
    assertThat(bench.runMasked(x, mask).value().toDoubles()).containsExactly(.5, .5, 0, 0, 0, 0);
  }

  @Test
  void aMaskThatDoesNotReachTheScoresIsRefused() {
    Bench bench = Bench.of(layer("Softmax", Map.of()), Shape.of(2, 4, 3));
    Tensor mask = Bench.mask(Shape.of(2, 4), 1, 1, 1, 1, 1, 1, 1, 1);
    assertThatThrownBy(() -> bench.runMasked(Bench.random(2, 4, 3), mask))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("the mask should broadcast to (2, 4, 3); found (2, 4)");
  }
}
