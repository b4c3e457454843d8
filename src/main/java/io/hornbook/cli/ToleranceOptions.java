package io.hornbook.cli;

import io.hornbook.error.Usage;
import io.hornbook.verify.Mode;
import io.hornbook.verify.Tolerance;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What agrees, and what is compared. */
final class ToleranceOptions {
  @Option(
      names = "--rtol",
      paramLabel = "X",
      description = "Fixed relative tolerance, in place of the model's own rounding.")
  private Double rtol;

  @Option(
      names = "--atol",
      paramLabel = "X",
      description = "Fixed absolute tolerance, in place of the model's own rounding.")
  private Double atol;

  @Option(
      names = "--mode",
      paramLabel = "propagated|isolated|both",
      defaultValue = "both",
      description =
          "What each layer is fed: what the layers before gave, the reference's tensors, or both"
              + " in turn (${DEFAULT-VALUE} if not given).")
  private String mode;

  /** Checks them before the first case, not in each. */
  void check() {
    for (Double bound : Arrays.asList(rtol, atol)) {
      if (bound != null && !(bound >= 0 && bound <= Double.MAX_VALUE)) {
        throw new Usage("--rtol and --atol should be finite numbers from 0 up; found " + bound);
      }
    }
    mode();
  }

  Optional<Double> rtol() {
    return Optional.ofNullable(rtol);
  }

  Optional<Double> atol() {
    return Optional.ofNullable(atol);
  }

  Mode mode() {
    return Mode.of(mode);
  }

  /** The caller's own, or the model's rounding. */
  Tolerance tolerance() {
    return rtol == null && atol == null
        ? Tolerance.DEFAULT
        : Tolerance.of(rtol().orElse(Tolerance.Fixed.RTOL), atol().orElse(Tolerance.Fixed.ATOL));
  }
}
