package io.hornbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Usage;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Tolerance;
import io.hornbook.verify.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HornbookTest {
  private static final Path SEED = Path.of("fixtures/keras-0.3.3-theano/seed_tdd");
  private static final Options WEIGHTED = Options.NONE.withWeights(SEED.resolve("weights.h5"));

  private static Model open(Options options) {
    return Hornbook.open(SEED.resolve("model.json"), options);
  }

  private static Map<String, Tensor> stored() {
    return new LinkedHashMap<>(References.read(SEED.resolve("reference.h5")).tensors());
  }

  private static Tensor first(Map<String, Tensor> tensors, String group) {
    return tensors.entrySet().stream()
        .filter(e -> e.getKey().startsWith(group))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static Verdict verify(Map<String, Tensor> tensors) {
    return open(WEIGHTED).verify(new Reference(tensors, "a test"), Tolerance.DEFAULT);
  }

  @Test
  void threeLinesOpenPredictAndVerify() {
    Model model = Hornbook.open(Path.of("fixtures/keras-3.15.1-tensorflow/seed_dense_3d/model.h5"));
    Path stored = Path.of("fixtures/keras-3.15.1-tensorflow/seed_dense_3d/reference.h5");
    Tensor x = first(References.read(stored).tensors(), "inputs/");
    Map<String, Tensor> outputs = model.predict(Map.of(model.inputNames().get(0), x));
    assertThat(outputs).containsOnlyKeys(model.outputNames());
    assertThat(model.verify(stored).agrees()).isTrue();
  }

  @Test
  void aModelRunsInDoublePrecisionWhole() {
    Tensor x = first(stored(), "inputs/");
    Tensor single = first(open(WEIGHTED).predict(Map.of("0", x)), "");
    Model precise = open(WEIGHTED.withDType(DType.FLOAT64));
    Tensor fine = first(precise.predict(Map.of("0", x)), "");
    assertThat(fine.dtype()).isEqualTo(DType.FLOAT64);
    for (int i = 0; i < fine.size(); i++) {
      assertThat(fine.doubleAt(i)).isCloseTo(single.doubleAt(i), within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-5);
  }

  @Test
  void theFirstLayerThatDivergesIsNamed() {
    Map<String, Tensor> tensors = stored();
    tensors.replaceAll(
        (key, t) -> key.startsWith("inputs/") ? t : Tensor.zeros(t.shape(), t.dtype()));
    tensors.put("activations/dense", first(tensors, "outputs/"));
    tensors.put("activations/rnn", Tensor.zeros(Shape.of(2, 700, 200), DType.FLOAT32));
    Verdict verdict = verify(tensors);
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.firstDiverging()).contains("rnn");
    assertThat(verdict.message()).startsWith("first to diverge is layer 'rnn'").contains("atol");
  }

  @Test
  void aReferenceWithoutOutputsNeverPasses() {
    Map<String, Tensor> tensors = stored();
    tensors.keySet().removeIf(key -> key.startsWith("outputs/"));
    assertThatThrownBy(() -> verify(tensors))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("the reference should hold outputs/");
  }

  @Test
  void aComparisonOfNoElementsNeverPasses() {
    Map<String, Tensor> tensors = stored();
    tensors.replaceAll(
        (key, t) -> Tensor.zeros(Shape.of(0).concat(t.shape().without(0)), t.dtype()));
    assertThatThrownBy(() -> verify(tensors))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("nothing was compared");
  }

  @Test
  void anOutputThatTheModelDoesNotGiveIsNotLeftOut() {
    Map<String, Tensor> tensors = stored();
    tensors.put("outputs/another", first(tensors, "outputs/"));
    assertThatThrownBy(() -> verify(tensors))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("the reference should hold 1 outputs")
        .hasMessageContaining("found 2");
  }

  @Test
  void anInputOfAnotherShapeIsRefusedWithBothShapes() {
    Map<String, Tensor> wrong = Map.of("0", Tensor.zeros(Shape.of(2, 5, 3), DType.FLOAT32));
    Model model = open(WEIGHTED);
    assertThatThrownBy(() -> model.predict(wrong))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("should have the shape")
        .hasMessageContaining("found (2, 5, 3)");
  }
}
