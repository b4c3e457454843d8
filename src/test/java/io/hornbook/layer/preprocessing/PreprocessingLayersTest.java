package io.hornbook.layer.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Bench;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Trial;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreprocessingLayersTest {
  private static Tensor run(Layer layer, Tensor... in) {
    List<Signal> signals = java.util.Arrays.stream(in).map(Signal::of).toList();
    return layer.forward(signals, Weights.NONE, new State()).get(0).value();
  }

  private static Tensor words(String... words) {
    return Tensor.of(Shape.of(1, words.length), words);
  }

  @Test
  void normalizationTakesTheMeanAwayAndDividesByTheDeviation() {
    Trial given =
        Trial.of(
            "Normalization",
            Map.of("axis", List.of(-1), "mean", List.of(1, 2), "variance", List.of(4, 9)));
    Tensor x = Tensor.of(Shape.of(1, 2), 5.0, 8.0);
    assertThat(given.run(x).toDoubles()).containsExactly(2, 2);
  }

  @Test
  void learntNumbersOfTwoAxesStandInTheOrderOfTheAxes() {
    Trial learnt = Trial.of("Normalization", Map.of("axis", List.of(2, 1)));
    assertThat(learnt.slots(Shape.of(Shape.UNKNOWN, 3, 4)))
        .containsExactly("mean (3, 4)", "variance (3, 4)", "count ()");
  }

  @Test
  void meansThatDoNotFitTheAxisAreRefused() {
    Trial given =
        Trial.of(
            "Normalization",
            Map.of("axis", List.of(1), "mean", List.of(1, 2), "variance", List.of(1, 1)));
    assertThatThrownBy(() -> given.infer(Shape.of(1, 3)))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("the means should be (1, 3); found 2 numbers");
  }

  @Test
  void anElementOnABoundaryHasReachedIt() {
    Layer layer = Bench.layer("Discretization", Map.of("bin_boundaries", List.of(0.0, 1.5)));
    Tensor x = Tensor.of(Shape.of(1, 4), -0.1, 0.0, 1.5, 9.0);
    assertThat(run(layer, x).toDoubles()).containsExactly(0, 1, 2, 2);
  }

  @Test
  void indicesOutsideTheDepthCountForNothing() {
    Layer layer = Bench.layer("CategoryEncoding", Map.of("num_tokens", 3, "output_mode", "count"));
    Tensor x = Tensor.of(Shape.of(1, 4), 1.0, 1.0, 3.0, -1.0);
    assertThat(run(layer, x).toDoubles()).containsExactly(0, 2, 0);
  }

  @Test
  void oneHotVectorsTakeThePlaceOfAnAxisOfOne() {
    Layer layer =
        Bench.layer("CategoryEncoding", Map.of("num_tokens", 3, "output_mode", "one_hot"));
    assertThat(layer.infer(List.of(Shape.of(2, 1)))).containsExactly(Shape.of(2, 3));
    assertThat(layer.infer(List.of(Shape.of(2, 4)))).containsExactly(Shape.of(2, 4, 3));
  }

  @Test
  void unknownTokensComeBeforeTheVocabularyAndTheMaskBeforeThem() {
    Layer layer =
        Bench.layer(
            "StringLookup",
            Map.of("vocabulary", List.of("a", "b"), "mask_token", "", "num_oov_indices", 1));
    assertThat(run(layer, words("b", "", "z", "a")).toDoubles()).containsExactly(3, 0, 1, 2);
  }

  @Test
  void withoutAnIndexForUnknownTokensTheyAreRefused() {
    Layer layer =
        Bench.layer("StringLookup", Map.of("vocabulary", List.of("a"), "num_oov_indices", 0));
    assertThatThrownBy(() -> run(layer, words("z")))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("every input should be in the vocabulary, as num_oov_indices = 0; found 'z'");
  }

  @Test
  void aVocabularyInAFileOfItsOwnIsNotFetched() {
    assertThatThrownBy(() -> Bench.layer("StringLookup", Map.of("vocabulary", "/etc/passwd")))
        .isInstanceOf(Unsupported.class)
        .hasMessage("the vocabulary lies in a file of its own: /etc/passwd");
  }

  @Test
  void aTokenThatStandsTwiceInAVocabularyIsRefused() {
    assertThatThrownBy(
            () -> Bench.layer("StringLookup", Map.of("vocabulary", List.of("a", "b", "a"))))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("the vocabulary holds 'a' twice");
  }

  @Test
  void textsAreStrippedCutAndPaddedWithZero() {
    Layer layer =
        Bench.layer(
            "TextVectorization",
            Map.of(
                "vocabulary", List.of("cat", "sat"),
                "standardize", "lower_and_strip_punctuation",
                "split", "whitespace"));
    Tensor texts = Tensor.of(Shape.of(2, 1), "The Cat\tsat!", "");
    Tensor y = run(layer, texts);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(y.toDoubles()).containsExactly(1, 2, 3, 0, 0, 0);
  }

  @Test
  void pythonThatStandardizesIsNotRun() {
    assertThatThrownBy(
            () ->
                Bench.layer("TextVectorization", Map.of("standardize", Map.of("class_name", "f"))))
        .isInstanceOf(Unsupported.class)
        .hasMessageStartingWith("'standardize' is Python code, which is never run");
  }

  @Test
  void imagesAreCutToTheProportionsAboutTheirCentre() {
    Tensor x = Tensor.of(Shape.of(1, 1, 4, 1), 1.0, 2.0, 3.0, 4.0);
    Trial layer =
        Trial.of("Resizing", Map.of("height", 1, "width", 2, "crop_to_aspect_ratio", true));
    assertThat(layer.run(x).toDoubles()).containsExactly(2, 3);
  }

  @Test
  void aSizeOfNothingIsRefused() {
    assertThatThrownBy(() -> Trial.of("Resizing", Map.of("height", 0, "width", 2)))
        .isInstanceOf(Damaged.class)
        .hasMessage("'height' should be positive; found 0");
    assertThatThrownBy(() -> Trial.of("Hashing", Map.of("num_bins", -3)))
        .isInstanceOf(Damaged.class)
        .hasMessage("num_bins should be 1 or more; found -3");
  }

  @Test
  void anImageWithoutContrastStaysAsItIs() {
    Tensor x = Tensor.of(Shape.of(1, 1, 2, 1), 7.0, 7.0);
    assertThat(Trial.of("AutoContrast", Map.of()).run(x).toDoubles()).containsExactly(7, 7);
  }

  @Test
  void aPipelineRunsItsLayersInOrder() {
    Layer twice = Bench.layer("Rescaling", Map.of("scale", 2.0));
    Layer more = Bench.layer("Rescaling", Map.of("scale", 1.0, "offset", 1.0));
    Map<String, Layer> inner = new java.util.LinkedHashMap<>();
    inner.put("layer_0", twice);
    inner.put("layer_1", more);
    Layer pipeline = Bench.layer("Pipeline", Map.of(), inner);
    assertThat(run(pipeline, Tensor.of(Shape.of(1, 1), 3.0)).toDoubles()).containsExactly(7);
  }
}
