package io.hornbook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hornbook.engine.FakeEngine.Manner;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessEngineTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final ModelFiles MODEL =
      new ModelFiles(
          "dense",
          Path.of("fixtures/keras-0.3.3-theano/dense/model.json"),
          Optional.of(Path.of("fixtures/keras-0.3.3-theano/dense/weights.h5")),
          Optional.of("0.3.3"),
          Optional.of("theano"),
          Optional.empty());
  private static final Map<String, Tensor> INPUTS =
      Map.of("inputs/0", Tensor.of(Shape.of(1, 5), .5f, -1f, 2f, 0f, 1f));

  @Test
  void anEngineInAnotherProcessGivesTheSameBits() {
    Map<String, Tensor> here = new HornbookEngine().predict(MODEL, INPUTS);
    try (Engine there = FakeEngine.process(Manner.GOOD, LONG)) {
      assertThat(there.name()).isEqualTo("Fake");
      assertThat(there.version()).isEqualTo("GOOD");
      Map<String, Tensor> found = there.predict(MODEL, INPUTS);
      assertThat(found.keySet()).isEqualTo(here.keySet());
      found.forEach((key, tensor) -> assertThat(bits(tensor)).isEqualTo(bits(here.get(key))));
    }
  }

  private static String bits(Tensor tensor) {
    StringBuilder bits = new StringBuilder(tensor.shape() + " " + tensor.dtype());
    for (int i = 0; i < tensor.size(); i++) {
      bits.append(' ').append(Double.doubleToRawLongBits(tensor.doubleAt(i)));
    }
    return bits.toString();
  }

  @Test
  void whatAnEnginePrintsIsNoAnswer() {
    try (Engine engine = FakeEngine.process(Manner.NOISY, LONG)) {
      assertThat(engine.predict(MODEL, INPUTS)).containsKey("outputs/0");
    }
  }

  @Test
  void aRefusalCarriesItsReason() {
    try (Engine engine = FakeEngine.process(Manner.REFUSING, LONG)) {
      assertThat(engine.generations()).containsExactly("3");
      assertThatThrownBy(() -> engine.predict(MODEL, INPUTS))
          .isInstanceOf(Unsupported.class)
          .hasMessage("no such layer");
    }
  }

  @Test
  void anEngineThatCrashesIsStartedAnew() {
    try (Engine engine = FakeEngine.process(Manner.CRASHING, LONG)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> engine.predict(MODEL, INPUTS))
            .isInstanceOf(Crashed.class)
            .hasMessageContaining("exit code 42");
      }
    }
  }

  @Test
  void anEngineThatHangsIsEnded() {
    try (Engine engine = FakeEngine.process(Manner.HANGING, Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> engine.predict(MODEL, INPUTS))
          .isInstanceOf(Hung.class)
          .hasMessage("no answer within 1 s");
    }
  }

  @Test
  void anEngineThatHoldsTooMuchMemoryIsEnded() {
    assumeThat(Path.of("/proc/self/status")).exists();
    try (Engine engine = FakeEngine.process(Manner.HUNGRY, new Limits(LONG, 400))) {
      assertThatThrownBy(() -> engine.predict(MODEL, INPUTS))
          .isInstanceOf(Crashed.class)
          .hasMessageMatching("was ended as it held [4-9]\\d\\d MiB of memory; it may hold 400");
    }
  }

  @ParameterizedTest
  @CsvSource({"GARBLED, the answer of Fake", "BROKEN_OUTPUTS, outputs.npz"})
  void anAnswerThatMakesNoSenseIsOneClearMessageAndTheEngineIsStartedAnew(
      Manner manner, String where) {
    try (Engine engine = FakeEngine.process(manner, LONG)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> engine.predict(MODEL, INPUTS))
            .isInstanceOf(Crashed.class)
            .hasMessageStartingWith("gave an answer that makes no sense: ")
            .hasMessageContaining(where)
            .hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void aProgramThatIsNoEngineIsNamed() {
    assertThatThrownBy(() -> FakeEngine.process(Manner.SILENT, LONG))
        .isInstanceOf(Usage.class)
        .hasMessageContainingAll("should greet as an engine does", "exit code 7", "no engine here");
    assertThatThrownBy(() -> ProcessEngine.start(List.of("no-such-program"), LONG))
        .isInstanceOf(Usage.class);
  }
}
