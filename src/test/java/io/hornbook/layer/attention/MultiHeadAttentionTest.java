package io.hornbook.layer.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Bench;
import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.model.Call;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultiHeadAttentionTest {
  private static final Tensor QUERY = Trial.noise(1, 1, 3, 4);
  private static final Tensor VALUE = Trial.noise(2, 1, 5, 6);
  private static final Map<String, Object> TWO_HEADS = Map.of("num_heads", 2L, "key_dim", 3L);

  private static Layer called(String type, Map<String, Object> config, Map<String, Object> how) {
    List<Port> inputs = List.of(new Port("q"), new Port("v"));
    return Bench.layer(type, config)
        .called(new CallArguments(new Call(inputs, Map.of(), List.of(), how)));
  }

  private static List<Signal> run(Layer layer, Signal query, Signal value) {
    return Bench.of(layer, query.value().shape(), value.value().shape()).run(query, value);
  }

  @Test
  void theWeightsOfTheValuesAddUpToOneInEachHead() {
    Layer layer = called("MultiHeadAttention", TWO_HEADS, Map.of("return_attention_scores", true));
    Tensor scores = run(layer, Signal.of(QUERY), Signal.of(VALUE)).get(1).value();
    assertThat(scores.shape()).isEqualTo(Shape.of(1, 2, 3, 5));
    double sum = 0;
    for (int s = 0; s < 5; s++) {
      sum += Trial.at(scores, 0, 1, 2, s);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void aCausalStepGivesNoWeightToWhatIsBehindIt() {
    Layer layer =
        called(
            "MultiHeadAttention",
            TWO_HEADS,
            Map.of("return_attention_scores", true, "use_causal_mask", true));
    Tensor scores = run(layer, Signal.of(QUERY), Signal.of(VALUE)).get(1).value();
    assertThat(Trial.at(scores, 0, 0, 0, 0)).isCloseTo(1, within(1e-12));
    assertThat(Trial.at(scores, 0, 1, 1, 2)).isZero();
    assertThat(Trial.at(scores, 0, 1, 1, 1)).isPositive();
  }

  @Test
  void headsOfTheQueryShareThoseOfTheValue() {
    Map<String, Object> config =
        Map.of("num_query_heads", 4L, "num_key_value_heads", 2L, "head_dim", 3L);
    Layer layer = called("GroupQueryAttention", config, Map.of());
    Bench bench = Bench.of(layer, QUERY.shape(), QUERY.shape());
    assertThat(bench.weight("query kernel").shape()).isEqualTo(Shape.of(4, 4, 3));
    assertThat(bench.weight("value kernel").shape()).isEqualTo(Shape.of(4, 2, 3));
    assertThat(bench.run(Signal.of(QUERY), Signal.of(QUERY)).get(0).value().shape())
        .isEqualTo(QUERY.shape());
  }

  @Test
  void theQuerysMaskGoesOnAndAMaskedValueIsNotSeen() {
    Layer layer = called("MultiHeadAttention", TWO_HEADS, Map.of("return_attention_scores", true));
    Signal query = new Signal(QUERY, Trial.mask(true, false, true));
    Signal value = new Signal(VALUE, Trial.mask(true, true, false, true, true));
    List<Signal> out = run(layer, query, value);
    assertThat(out.get(0).mask()).isEqualTo(query.mask());
    assertThat(Trial.at(out.get(1).value(), 0, 0, 0, 2)).isZero();
    assertThat(out.get(1).mask()).isEqualTo(Optional.empty());
  }

  @Test
  void axesOutsideTheInputAreRefused() {
    Layer layer =
        called(
            "MultiHeadAttention",
            Map.of("num_heads", 2L, "key_dim", 3L, "attention_axes", List.of(2L)),
            Map.of());
    assertThatThrownBy(() -> layer.infer(List.of(QUERY.shape(), VALUE.shape())))
        .isInstanceOf(Inconsistent.class)
        .hasMessageContaining("attention_axes [2]");
  }
}
