package io.hornbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.DType;
import io.hornbook.verify.Comparison;
import io.hornbook.verify.Tolerance;
import io.hornbook.verify.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A model under {@code mixed_float16}, as Keras ran it. */
class MixedPrecisionTest {
  private static final Path FOLDER = Path.of("fixtures/tf.keras-2.15.0/mixed_float16");

  /** One unit of float16 at 1, and what the sum of a mean leaves. */
  private static final Tolerance ONE_UNIT = new Tolerance.Fixed(0x1p-10, 2e-4);

  private static Verdict verify(Options options) {
    Path weights = FOLDER.resolve("model.weights.h5");
    Model model = Hornbook.open(FOLDER.resolve("model.json"), options.withWeights(weights));
    return model.verify(References.read(FOLDER.resolve("reference.h5")), ONE_UNIT);
  }

  private static double off(Verdict verdict, String layer) {
    return verdict.activations().stream()
        .filter(c -> c.name().equals(layer))
        .mapToDouble(Comparison::maxAbs)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void layersRoundWhereKerasRoundsThem() {
    Verdict verdict = verify(Options.NONE);
    assertThat(verdict.message()).isEqualTo("agrees");
    assertThat(off(verdict, "conv")).isZero();
  }

  @Test
  void inFloat64NothingIsRounded() {
    Verdict verdict = verify(Options.NONE.withDType(DType.FLOAT64));
    assertThat(off(verdict, "conv")).isGreaterThan(0);
  }
}
