package io.hornbook.verify;

import static io.hornbook.verify.Chain.dense;
import static io.hornbook.verify.Chain.layer;
import static io.hornbook.verify.Chain.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final Tensor X = random(1, 3, 5);

  private static Node normalization(double epsilon) {
    Tensor ones = Tensor.of(Shape.of(5), 1, 1.1f, 0.9f, 1, 1);
    Map<String, Object> config = Map.of("axis", -1, "epsilon", epsilon);
    return layer("norm", "BatchNormalization", config, ones, ones, ones, ones);
  }

  private static Chain three(String second) {
    return Chain.of(
        X,
        dense("a", "tanh", random(2, 5, 4)),
        dense("b", second, random(3, 4, 6)),
        dense("c", "linear", random(4, 6, 2)));
  }

  private static List<String> wrong(List<Comparison> comparisons) {
    return comparisons.stream().filter(c -> !c.agrees()).map(Comparison::name).toList();
  }

  @Test
  void aReferenceThatOnlyRoundsOtherwiseAgrees() {
    Verdict verdict = three("tanh").verify(three("tanh").tensors(DType.FLOAT64));
    assertThat(verdict.message()).isEqualTo("agrees");
    assertThat(verdict.outputs().get(0).band().calibrated()).isTrue();
    assertThat(verdict.outputs().get(0).share()).isBetween(0.0, 1.0);
  }

  @Test
  void aWrongEpsilonIsMoreThanRounding() {
    Map<String, Tensor> tensors = Chain.of(X, normalization(1.1e-3)).tensors(DType.FLOAT32);
    Chain model = Chain.of(X, normalization(1e-3));
    assertThat(model.verify(tensors).agrees()).isFalse();
    assertThat(model.verify(tensors, Tolerance.of(1e-3, 1e-3)).agrees()).isTrue();
  }

  @Test
  void whatRoundsBadlyMayDifferAsMuchAsItRounds() {
    Tensor cancelling = Tensor.of(Shape.of(5, 1), 3e6f, -1e6f, 2e6f, -5e6f, 1e6f);
    Chain model = Chain.of(X, dense("a", "linear", cancelling));
    Map<String, Tensor> tensors = model.tensors(DType.FLOAT64);
    assertThat(model.verify(tensors, Tolerance.of(0, 1e-5)).agrees()).isFalse();
    assertThat(model.verify(tensors).agrees()).isTrue();
  }

  @Test
  void aHeavyModelIsSparedTheFloat64RunWhereItAgreesWithoutAndNotWhereItDoesNot() {
    Chain model =
        Chain.of(
            random(6, 20, 1100),
            dense("a", "linear", random(7, 1100, 1000)),
            dense("b", "linear", random(8, 1000, 2)));
    AtomicInteger wide = new AtomicInteger();
    Subject subject =
        new Subject(
            model.bind(DType.FLOAT32),
            () -> {
              wide.incrementAndGet();
              return model.bind(DType.FLOAT64);
            },
            Precision.FLOAT32);
    Map<String, Tensor> tensors = new HashMap<>(model.tensors(DType.FLOAT64));
    tensors.keySet().removeIf(key -> key.startsWith("activations/"));
    assertThat(verify(subject, tensors)).isTrue();
    assertThat(wide).hasValue(0);
    Tensor output = tensors.get("outputs/0");
    float[] off = output.toFloats();
    off[5] += 1;
    tensors.put("outputs/0", Tensor.of(output.shape(), off));
    assertThat(verify(subject, tensors)).isFalse();
    assertThat(wide).hasValue(1);
  }

  private static boolean verify(Subject subject, Map<String, Tensor> tensors) {
    Reference reference = new Reference(tensors, "a test");
    return Verifier.verify(subject, reference, Tolerance.DEFAULT, Mode.BOTH).agrees();
  }

  @Test
  void aMeanMayBeAddedUpOneByOne() {
    float[] values = random(5, 20_000).toFloats();
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] += 3;
      sum += values[i];
    }
    Tensor x = Tensor.of(Shape.of(1, values.length, 1), values);
    Chain model = Chain.of(x, layer("mean", "GlobalAveragePooling1D", Map.of()));
    Map<String, Tensor> tensors = model.tensors(DType.FLOAT32);
    float mean = sum / values.length;
    assertThat(mean).isNotEqualTo(tensors.get("outputs/0").toFloats()[0]);
    tensors.replaceAll((key, t) -> key.equals("inputs/0") ? t : Tensor.of(Shape.of(1, 1), mean));
    assertThat(model.verify(tensors).agrees()).isTrue();
    float other = mean * 1.0001f;
    tensors.replaceAll((key, t) -> key.equals("inputs/0") ? t : Tensor.of(Shape.of(1, 1), other));
    assertThat(model.verify(tensors).agrees()).isFalse();
  }

  @Test
  void oneWrongLayerIsOneWrongLayerWhenEachIsFedTheReference() {
    Verdict verdict = three("tanh").verify(three("sigmoid").tensors(DType.FLOAT32));
    assertThat(wrong(verdict.activations())).containsExactly("b", "c");
    assertThat(wrong(verdict.isolated())).containsExactly("b");
    assertThat(verdict.firstDiverging()).contains("b");
    assertThat(verdict.message()).contains("also when fed the reference's tensors");
  }

  @Test
  void whatTheReferenceLacksIsFedFromTheRunAndSaid() {
    Map<String, Tensor> tensors = three("tanh").tensors(DType.FLOAT32);
    tensors.remove("activations/a");
    List<Comparison> isolated = three("tanh").verify(tensors).isolated();
    assertThat(isolated).extracting(Comparison::unfed).containsExactly(List.of("a"), List.of());
  }

  @Test
  void theModeSaysWhatLayersAreFed() {
    Chain model = three("tanh");
    Reference reference = new Reference(model.tensors(DType.FLOAT32), "a test");
    Verdict through =
        Verifier.verify(model.subject(), reference, Tolerance.DEFAULT, Mode.PROPAGATED);
    assertThat(through.activations()).hasSize(3);
    assertThat(through.isolated()).isEmpty();
    Verdict alone = Verifier.verify(model.subject(), reference, Tolerance.DEFAULT, Mode.ISOLATED);
    assertThat(alone.activations()).isEmpty();
    assertThat(alone.isolated()).hasSize(3);
  }

  @Test
  void anElementAtAThresholdMayJumpAndNoOther() {
    Tensor x = Tensor.of(Shape.of(1, 2), 1.5f, 0.9f);
    Chain model = Chain.of(x, layer("step", "ReLU", Map.of("threshold", 1.5)));
    Map<String, Tensor> tensors = model.tensors(DType.FLOAT32);
    assertThat(tensors.get("outputs/0").toFloats()).containsExactly(0, 0);
    tensors.remove("activations/step");
    tensors.put("outputs/0", Tensor.of(Shape.of(1, 2), 1.5f, 0f));
    assertThat(model.verify(tensors).agrees()).isTrue();
    tensors.put("outputs/0", Tensor.of(Shape.of(1, 2), 0f, 0.9f));
    assertThat(model.verify(tensors).agrees()).isFalse();
  }

  @Test
  void whatIsNotFiniteAgreesOnlyWithTheSame() {
    Tensor x = Tensor.of(Shape.of(1, 3), Float.NaN, Float.POSITIVE_INFINITY, 1);
    Chain model = Chain.of(x, layer("same", "ReLU", Map.of()));
    Map<String, Tensor> tensors = model.tensors(DType.FLOAT32);
    assertThat(model.verify(tensors).agrees()).isTrue();
    tensors.put("outputs/0", Tensor.of(Shape.of(1, 3), 0f, Float.POSITIVE_INFINITY, 1));
    assertThat(model.verify(tensors).outputs().get(0).nan()).isEqualTo(1);
    tensors.put("outputs/0", Tensor.of(Shape.of(1, 3), Float.NaN, Float.MAX_VALUE, 1));
    assertThat(model.verify(tensors).outputs().get(0).infinite()).isEqualTo(1);
  }

  @Test
  void tensorsOfAnotherEngineAreComparedWithinTheModelsRounding() {
    Chain model = three("tanh");
    Reference reference = new Reference(model.tensors(DType.FLOAT32), "a test");
    Reference same = new Reference(model.tensors(DType.FLOAT64), "an engine");
    Reference other = new Reference(three("sigmoid").tensors(DType.FLOAT32), "an engine");
    assertThat(Verifier.compare(model.subject(), same, reference, Tolerance.DEFAULT).agrees())
        .isTrue();
    Verdict verdict = Verifier.compare(model.subject(), other, reference, Tolerance.DEFAULT);
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.firstDiverging()).contains("b");
  }

  @Test
  void aLayerThatTheOtherEngineDoesNotTellIsUnmatched() {
    Map<String, Tensor> tensors = three("tanh").tensors(DType.FLOAT32);
    Reference reference = new Reference(tensors, "a test");
    Reference found = new Reference(Map.of("outputs/0", tensors.get("outputs/0")), "an engine");
    Verdict verdict =
        Verifier.compare(found, reference, List.of("c"), new Tolerance.Fixed(0, 1e-6));
    assertThat(verdict.agrees()).isTrue();
    assertThat(verdict.unmatched())
        .containsExactly("activations/a", "activations/b", "activations/c");
  }

  @Test
  void theCoarsestTypeOfAModelDecidesWhatRoundingIs() {
    assertThat(Precision.coarsest(Set.of("float32", "bfloat16"))).isEqualTo(Precision.BFLOAT16);
    assertThat(Precision.coarsest(Set.of("float64", "float32"))).isEqualTo(Precision.FLOAT32);
    assertThat(Precision.coarsest(Set.of("float64"))).isEqualTo(Precision.FLOAT64);
    assertThat(Precision.coarsest(Set.of())).isEqualTo(Precision.FLOAT32);
  }
}
