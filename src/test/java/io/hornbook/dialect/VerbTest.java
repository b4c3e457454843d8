package io.hornbook.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerbTest {
  private static final Node CONV =
      Node.of("c", "Convolution2D", Map.of("nb_row", 3L, "nb_col", 5L, "border_mode", "same"));

  private static Node weighted(Tensor... tensors) {
    List<NamedWeight> weights = new ArrayList<>();
    for (Tensor tensor : tensors) {
      weights.add(new NamedWeight("/w" + weights.size(), tensor));
    }
    return Node.of("n", "LSTM", Map.of()).withWeights(weights);
  }

  private static float[] values(Node node, int weight) {
    return node.weights().get(weight).tensor().toFloats();
  }

  @Test
  void becomesGivesTheClassItsNewName() {
    assertThat(new ConfigVerbs.Becomes("Conv2D").apply(CONV).orElseThrow().node().type())
        .isEqualTo("Conv2D");
    assertThat(new ConfigVerbs.Becomes("Convolution2D").apply(CONV)).isEmpty();
  }

  @Test
  void renameMovesTheValueToTheNewKey() {
    Node now = new ConfigVerbs.Rename("border_mode", "padding").apply(CONV).orElseThrow().node();
    assertThat(now.config().peek("padding")).isEqualTo("same");
    assertThat(now.config().has("border_mode")).isFalse();
  }

  @Test
  void joinMakesOneListOfSeveralKeys() {
    Node now =
        new ConfigVerbs.Join("kernel_size", List.of("nb_row", "nb_col"))
            .apply(CONV)
            .orElseThrow()
            .node();
    assertThat(now.config().peek("kernel_size")).isEqualTo(List.of(3L, 5L));
    assertThat(now.config().has("nb_row")).isFalse();
  }

  @Test
  void valuesRespellsAndLeavesOthersAlone() {
    ConfigVerbs.Values verb = new ConfigVerbs.Values("border_mode", Map.of("same", "half"));
    assertThat(verb.apply(CONV).orElseThrow().node().config().peek("border_mode"))
        .isEqualTo("half");
    assertThat(new ConfigVerbs.Values("border_mode", Map.of("full", "x")).apply(CONV)).isEmpty();
  }

  @Test
  void defaultedFillsOnlyWhatIsMissing() {
    assertThat(new ConfigVerbs.Defaulted("border_mode", "valid").apply(CONV)).isEmpty();
    Node now = new ConfigVerbs.Defaulted("reset_after", false).apply(CONV).orElseThrow().node();
    assertThat(now.config().peek("reset_after")).isEqualTo(false);
  }

  @Test
  void droppedSaysWhatItLeftOutAndWhy() {
    Verb.Edit edit =
        new ConfigVerbs.Dropped(Set.of("nb_row"), "training only").apply(CONV).orElseThrow();
    assertThat(edit.before()).isEqualTo("nb_row");
    assertThat(edit.after()).isEqualTo("left out: training only");
  }

  @Test
  void gatesJoinsOneArrayPerGateAlongTheLastAxis() {
    Shape one = Shape.of(1, 1);
    Node node = weighted(Tensor.of(one, 1f), Tensor.of(one, 2f), Tensor.of(one, 3f));
    Node now = new WeightVerbs.Gates(3, List.of(List.of(0, 2, 1))).apply(node).orElseThrow().node();
    assertThat(now.weights()).hasSize(1);
    assertThat(values(now, 0)).containsExactly(1, 3, 2);
    assertThat(new WeightVerbs.Gates(12, List.of()).apply(node)).isEmpty();
  }

  @Test
  void transposeReordersTheAxes() {
    Node node = weighted(Tensor.of(Shape.of(2, 3), 1f, 2f, 3f, 4f, 5f, 6f));
    Node now = new WeightVerbs.Transpose(0, List.of(1, 0)).apply(node).orElseThrow().node();
    assertThat(now.weights().get(0).tensor().shape()).isEqualTo(Shape.of(3, 2));
    assertThat(values(now, 0)).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void flipMirrorsTheSpatialAxesOnly() {
    Node node = weighted(Tensor.of(Shape.of(2, 1, 2), 1f, 2f, 3f, 4f));
    Node now = new WeightVerbs.Flip(0, 1).apply(node).orElseThrow().node();
    assertThat(values(now, 0)).containsExactly(3, 4, 1, 2);
  }

  @Test
  void unwrapTakesTimeDistributedOffADenseButNotOffAFlatten() {
    Node dense = Node.of("dense_1", "Dense", Map.of("units", 2L));
    Node wrapped = Node.of("td", "TimeDistributed", Map.of()).withInner(Map.of("layer", dense));
    Node now = Unwrap.pointwise().apply(wrapped).orElseThrow().node();
    assertThat(now.type()).isEqualTo("Dense");
    assertThat(now.name()).isEqualTo("td");
    Node flatten = Node.of("flatten_1", "Flatten", Map.of());
    assertThat(Unwrap.pointwise().apply(wrapped.withInner(Map.of("layer", flatten)))).isEmpty();
  }

  @Test
  void cudnnTransposesEachGateAndAddsTheTwoBiases() {
    Node node =
        weighted(
            Tensor.of(Shape.of(1, 8), 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f),
            Tensor.of(Shape.of(2, 8), new float[16]),
            Tensor.of(Shape.of(16), new float[] {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2}));
    Node now = new CudnnWeights(4).apply(node).orElseThrow().node();
    assertThat(now.weights().get(2).tensor().shape()).isEqualTo(Shape.of(8));
    assertThat(values(now, 2)).containsOnly(3f);
  }

  @Test
  void theStandardDeviationEraBecomesTheSquareOfItsDivisor() {
    Tensor any = Tensor.of(Shape.of(1), 0f);
    Node node =
        weighted(any, any, any, Tensor.of(Shape.of(1), 2f))
            .withConfig(io.hornbook.model.Config.of(Map.of("epsilon", 0.5)));
    Node now = new Divisor(s -> e -> (s + e) * (s + e)).apply(node).orElseThrow().node();
    assertThat(values(now, 3)).containsExactly(6.25f);
    assertThat(now.config().peek("epsilon")).isEqualTo(0.0);
  }

  @Test
  void aWrapperThatDoesNothingAtInferenceGivesItsKernelBack() {
    NamedWeight kernel = new NamedWeight("/k", Tensor.of(Shape.of(1), 1f));
    NamedWeight vector = new NamedWeight("/u", Tensor.of(Shape.of(1), 2f));
    NamedWeight bias = new NamedWeight("/b", Tensor.of(Shape.of(1), 3f));
    Node dense = Node.of("d", "Dense", Map.of()).withWeights(List.of(bias));
    Node wrapped =
        Node.of("sn", "SpectralNormalization", Map.of())
            .withInner(Map.of("layer", dense))
            .withWeights(List.of(kernel, vector));
    Node now = Unwrap.any().apply(wrapped).orElseThrow().node();
    assertThat(now.type()).isEqualTo("Dense");
    assertThat(now.weights()).containsExactly(kernel, bias);
  }

  @Test
  void aKeyOfALayerThatStandsForAFunctionIsRenamed() {
    Map<String, Object> leaky =
        Map.of("class_name", "LeakyReLU", "config", Map.of("alpha", 0.2, "name", "l"));
    Node node = Node.of("d", "Dense", Map.of("activation", leaky, "units", 2L));
    Verb verb = new FunctionKey("LeakyReLU", "alpha", "negative_slope");
    Node now = verb.apply(node).orElseThrow().node();
    assertThat(now.config().peek("activation"))
        .isEqualTo(
            Map.of(
                "class_name", "LeakyReLU", "config", Map.of("negative_slope", 0.2, "name", "l")));
    assertThat(verb.apply(now)).isEmpty();
  }

  @Test
  void theCandidateTakesTheResetGatesKernelAndTheSumOfTheirBiases() {
    Node gru =
        weighted(
            Tensor.of(Shape.of(1, 3), 1f, 2f, 3f),
            Tensor.of(Shape.of(1, 3), 4f, 5f, 6f),
            Tensor.of(Shape.of(3), 10f, 20f, 30f));
    Node now = new CandidateOfReset().apply(gru).orElseThrow().node();
    assertThat(values(now, 0)).containsExactly(1, 2, 2);
    assertThat(values(now, 1)).containsExactly(4, 5, 6);
    assertThat(values(now, 2)).containsExactly(10, 20, 50);
  }
}
