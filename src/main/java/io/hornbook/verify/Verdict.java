package io.hornbook.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a comparison came to.
 *
 * @param outputs each output against its reference
 * @param activations the layers that the reference knows, in order of execution, as the model runs
 *     through
 * @param isolated the same layers, each fed the reference's tensors
 * @param unmatched the activations of the reference that belong to no layer, or to none that can be
 *     told from its namesakes: they were not compared
 * @param firstDiverging the first layer outside its band: fed the reference's tensors if any is so,
 *     otherwise as the model runs through
 * @param diagnosis what would explain it, where something does
 * @param message one line for people
 */
public record Verdict(
    boolean agrees,
    List<Comparison> outputs,
    List<Comparison> activations,
    List<Comparison> isolated,
    List<String> unmatched,
    Optional<String> firstDiverging,
    Optional<Diagnosis> diagnosis,
    String message) {
  public Verdict {
    outputs = List.copyOf(outputs);
    activations = List.copyOf(activations);
    isolated = List.copyOf(isolated);
    unmatched = List.copyOf(unmatched);
  }

  /** This verdict with what would explain it. */
  public Verdict explained(Diagnosis found) {
    String said = message + "; " + found.describe();
    return new Verdict(
        agrees,
        outputs,
        activations,
        isolated,
        unmatched,
        firstDiverging,
        Optional.of(found),
        said);
  }

  /** The comparison that decided it: of the first layer that diverges, or of the first output. */
  public Optional<Comparison> decisive() {
    return Stream.of(isolated, activations, outputs)
        .flatMap(List::stream)
        .filter(c -> !c.agrees())
        .findFirst();
  }

  /** The largest absolute difference of any output; NaN where shapes differ. */
  public double maxAbs() {
    return outputs.stream().mapToDouble(Comparison::maxAbs).reduce(0, Math::max);
  }

  /** The largest difference of any tensor as a share of its band. */
  public double share() {
    return Stream.of(outputs, activations, isolated)
        .flatMap(List::stream)
        .mapToDouble(Comparison::share)
        .reduce(0, Math::max);
  }

  /** The largest relative difference of any output; NaN where shapes differ. */
  public double maxRel() {
    return outputs.stream().mapToDouble(Comparison::maxRel).reduce(0, Math::max);
  }
}
