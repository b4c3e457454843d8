package io.hornbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Usage;
import io.hornbook.exec.Trace;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static Tensor number(float value) {
    return Tensor.of(Shape.of(1), value);
  }

  /** A reference whose tensors hold their own places: 0, 1, 2 … */
  private static Reference of(String... keys) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String key : keys) {
      tensors.put(key, number(tensors.size()));
    }
    return new Reference(tensors, "reference.h5");
  }

  private static List<Double> values(List<Tensor> tensors) {
    return tensors.stream().map(t -> t.doubleAt(0)).toList();
  }

  @Test
  void inputsAreFoundByNameOrIndexInTheModelsOrder() {
    Reference named = of("inputs/b", "inputs/a");
    assertThat(values(named.inputs(List.of("a", "b"), 0))).containsExactly(1.0, 0.0);
    Reference numbered = of("inputs/0", "inputs/1");
    assertThat(values(numbered.inputs(List.of("a", "b"), 0))).containsExactly(0.0, 1.0);
  }

  @Test
  void outputsOfOneNameAreFoundAsTfKerasNumbersThem() {
    Reference numbered = of("outputs/lstm_1", "outputs/lstm", "outputs/dense");
    List<String> names = List.of("lstm", "lstm", "dense");
    assertThat(values(numbered.outputs(names, 0))).containsExactly(1.0, 0.0, 2.0);
    assertThatThrownBy(() -> of("outputs/lstm", "outputs/dense").outputs(names, 0))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("outputs/lstm or outputs/1");
  }

  @Test
  void aNameThatIsANumberIsTakenForAPlaceFirst() {
    List<String> names = List.of("a", "0");
    assertThat(values(of("outputs/0", "outputs/1").outputs(names, 0))).containsExactly(0.0, 1.0);
    assertThat(values(of("outputs/0", "outputs/a").outputs(names, 0))).containsExactly(1.0, 0.0);
  }

  @Test
  void aMissingInputIsNamedWithWhatIsThere() {
    assertThatThrownBy(() -> of("inputs/a", "inputs/c").inputs(List.of("a", "b"), 0))
        .isInstanceOf(Usage.class)
        .hasMessage(
            "the reference should hold inputs/b or inputs/1; found [inputs/a, inputs/c] in"
                + " reference.h5");
  }

  @Test
  void aMarkedNameBelongsToALaterPrediction() {
    Reference reference = of("inputs/a", "outputs/y", "inputs/a@1", "outputs/y@1");
    assertThat(reference.predictions()).isEqualTo(2);
    assertThat(values(reference.inputs(List.of("a"), 1))).containsExactly(2.0);
    assertThat(reference.find("outputs", "y", 0, 1)).isPresent();
    assertThat(reference.count("outputs", 1)).isEqualTo(1);
  }

  @Test
  void aLaterOutputWithoutItsInputIsNotLeftOut() {
    Reference reference = of("inputs/a", "inputs/b", "outputs/y", "outputs/y@1");
    assertThat(reference.predictions()).isEqualTo(2);
    assertThatThrownBy(() -> reference.inputs(List.of("a", "b"), 1)).isInstanceOf(Usage.class);
  }

  @Test
  void activationsAreFoundInEverySpelling() {
    Trace.Activation only = new Trace.Activation("block/conv", 0, 1, 0, 1, number(0));
    assertThat(of("activations/block/conv").activation(only, List.of("block/conv"))).isPresent();
    assertThat(of("activations/block/conv/0").activation(only, List.of("block/conv"))).isPresent();
    assertThat(of("activations/block/conv/0/0").activation(only, List.of("block/conv")))
        .isPresent();
    assertThat(of("activations/conv").activation(only, List.of("block/conv"))).isEmpty();
  }

  @Test
  void callsAndOutputsOfALayerAreToldApart() {
    Reference states = of("activations/lstm/0/0", "activations/lstm/0/1", "activations/lstm/0/2");
    Trace.Activation cell = new Trace.Activation("lstm", 0, 1, 2, 3, number(0));
    assertThat(states.activation(cell, List.of("lstm"))).contains("activations/lstm/0/2");
    Reference shared = of("activations/d/0", "activations/d/1");
    Trace.Activation second = new Trace.Activation("d", 1, 2, 0, 1, number(0));
    assertThat(shared.activation(second, List.of("d"))).contains("activations/d/1");
  }

  @Test
  void tolerancesAreFiniteAndNotNegative() {
    assertThatThrownBy(() -> Tolerance.of(Double.POSITIVE_INFINITY, 0)).isInstanceOf(Usage.class);
    assertThatThrownBy(() -> Tolerance.of(0, Double.NaN)).isInstanceOf(Usage.class);
    assertThatThrownBy(() -> Tolerance.of(-1, 0)).isInstanceOf(Usage.class);
  }
}
