package io.hornbook.layer.core;

import static io.hornbook.layer.Bench.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Bench;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Weight;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoreLayersTest {
  @Test
  void denseIsOneProductOnTheLastAxisWhateverTheRank() {
    Layer dense = layer("Dense", Map.of("units", 2, "activation", "relu"));
    Bench bench = Bench.of(dense, Shape.of(2, 3));
    Tensor x = Bench.random(2, 2, 2, 3);
    Tensor y = bench.run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 2, 2, 2));
    for (int row = 0; row < 8; row++) {
      for (int j = 0; j < 2; j++) {
        double sum = bench.weight("bias").doubleAt(j);
        for (int i = 0; i < 3; i++) {
          sum += x.doubleAt(row * 3 + i) * bench.weight("kernel").doubleAt(i * 2 + j);
        }
        assertThat(y.doubleAt(row * 2 + j)).isCloseTo(Math.max(sum, 0), within());
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-14);
  }

  @Test
  void denseWithoutABiasHasOneSlot() {
    Layer dense = layer("Dense", Map.of("units", 4, "use_bias", false));
    assertThat(dense.weights(List.of(Shape.of(-1, 3)))).containsExactly(Weight.of("kernel", 3, 4));
  }

  @Test
  void aKeyThatNobodyReadIsRefused() {
    assertThatThrownBy(() -> layer("Dense", Map.of("units", 4, "lora_rank", 2)))
        .isInstanceOf(Unsupported.class)
        .hasMessage("Dense 'it' does not honour [lora_rank]");
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    assertThatThrownBy(() -> layer("Dense", Map.of()))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("the config has no 'units'");
  }

  @Test
  void embeddingGivesRowsByNumberAndMasksTheZeros() {
    Layer embedding =
        layer("Embedding", Map.of("input_dim", 4, "output_dim", 2, "mask_zero", true));
    Bench bench = Bench.of(embedding, Shape.of(1, 3));
    Signal y = bench.run(Signal.of(Tensor.of(Shape.of(1, 3), 3, 0, 1))).get(0);
    double[] table = bench.weight("embeddings").toDoubles();
    assertThat(y.value().toDoubles())
        .containsExactly(table[6], table[7], table[0], table[1], table[2], table[3]);
    assertThat(y.mask().orElseThrow().toBooleans()).containsExactly(true, false, true);
  }

  @Test
  void embeddingTakesFloatsAsTheWholeNumbersTheyAre() {
    Bench bench =
        Bench.of(layer("Embedding", Map.of("input_dim", 4, "output_dim", 1)), Shape.of(1, 2));
    Signal y = bench.run(Signal.of(Bench.tensor(Shape.of(1, 2), 2.0, 1.0))).get(0);
    double[] table = bench.weight("embeddings").toDoubles();
    assertThat(y.value().toDoubles()).containsExactly(table[2], table[1]);
    assertThat(y.mask()).isEmpty();
  }

  @Test
  void anIndexBeyondTheTableIsRefused() {
    Bench bench =
        Bench.of(layer("Embedding", Map.of("input_dim", 4, "output_dim", 1)), Shape.of(1, 2));
    assertThatThrownBy(() -> bench.run(Signal.of(Tensor.of(Shape.of(1, 2), 1, 4))))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("an index should lie from 0 to 3; found 4 at element 1");
  }

  @Test
  void maskingBlanksStepsThatEqualTheValueInEveryFeature() {
    Bench bench = Bench.of(layer("Masking", Map.of("mask_value", 9)), Shape.of(1, 3, 2));
    Signal y = bench.run(Signal.of(Bench.tensor(Shape.of(1, 3, 2), 9, 9, 9, 1, 2, 3))).get(0);
    assertThat(y.value().toDoubles()).containsExactly(0, 0, 9, 1, 2, 3);
    assertThat(y.mask().orElseThrow().toBooleans()).containsExactly(false, true, true);
  }

  @Test
  void maskingComparesFloatsAsFloats() {
    Bench bench = Bench.of(layer("Masking", Map.of("mask_value", 0.1)), Shape.of(1, 1, 1));
    Signal y = bench.run(Signal.of(Tensor.of(Shape.of(1, 1, 1), 0.1f))).get(0);
    assertThat(y.mask().orElseThrow().toBooleans()).containsExactly(false);
  }

  @Test
  void denseAndIdentityPassTheMaskOn() {
    Tensor mask = Bench.mask(Shape.of(1, 2), 1, 0);
    for (Layer layer : List.of(layer("Dense", Map.of("units", 1)), layer("Identity", Map.of()))) {
      Bench bench = Bench.of(layer, Shape.of(1, 2, 3));
      assertThat(bench.runMasked(Bench.random(1, 2, 3), mask).mask()).containsSame(mask);
    }
  }
}
