package io.hornbook.verify;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison came to.
 *
 * @param outputs each output against its reference
 * @param activations the layers that the reference knows, in order of execution
 * @param firstDiverging the first layer outside the tolerance
 * @param message one line for people
 */
public record Verdict(
    boolean agrees,
    List<Comparison> outputs,
    List<Comparison> activations,
    Optional<String> firstDiverging,
    String message) {
  public Verdict {
    outputs = List.copyOf(outputs);
    activations = List.copyOf(activations);
  }

  /** The largest absolute difference of any output; NaN where shapes differ. */
  public double maxAbs() {
    return outputs.stream().mapToDouble(Comparison::maxAbs).reduce(0, Math::max);
  }

  /** The largest relative difference of any output; NaN where shapes differ. */
  public double maxRel() {
    return outputs.stream().mapToDouble(Comparison::maxRel).reduce(0, Math::max);
  }
}
