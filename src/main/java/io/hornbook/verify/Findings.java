package io.hornbook.verify;

import io.hornbook.error.Usage;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Comparisons as they are made, and the verdict that they come to. */
final class Findings {
  final List<Comparison> outputs = new ArrayList<>();
  final List<Comparison> propagated = new ArrayList<>();
  final List<Comparison> isolated = new ArrayList<>();
  final Set<String> unmatched = new TreeSet<>();
  private final Map<String, Diagnosis> layouts = new HashMap<>();

  /** Compares a tensor; one that only lies otherwise in the reference is remembered as such. */
  Comparison compare(String name, Tensor found, Tensor reference, Bands.Of band) {
    Comparison c = Comparator.compare(name, found, reference, band.allowance(reference));
    if (!c.agrees() && !layouts.containsKey(name)) {
      Layout.explaining(name, found, reference, band).ifPresent(d -> layouts.put(name, d));
    }
    return c;
  }

  /**
   * The verdict.
   *
   * @param where the reference's file
   * @throws Usage if nothing was compared
   */
  Verdict verdict(String where) {
    long elements = outputs.stream().mapToLong(Comparison::elements).sum();
    if (elements == 0) {
      throw new Usage("nothing was compared: the outputs in " + where + " are empty");
    }
    Optional<Comparison> alone = firstBad(isolated);
    Optional<Comparison> layer = alone.or(() -> firstBad(propagated));
    Optional<Comparison> output = firstBad(outputs);
    Optional<Diagnosis> diagnosis = layer.or(() -> output).map(c -> layouts.get(c.name()));
    return new Verdict(
        output.isEmpty() && layer.isEmpty(),
        outputs,
        propagated,
        isolated,
        List.copyOf(unmatched),
        layer.map(Comparison::name),
        diagnosis,
        message(output, layer, alone.isPresent())
            + diagnosis.map(d -> "; " + d.describe()).orElse(""));
  }

  private String message(Optional<Comparison> output, Optional<Comparison> layer, boolean alone) {
    if (layer.isEmpty()) {
      return output.map(c -> "output " + c.describe()).orElse("agrees");
    }
    String fed = " when fed the reference's tensors";
    String how = alone ? ", also" + fed : isolated.isEmpty() ? "" : ", but each layer agrees" + fed;
    String first = "layer " + layer.get().describe() + how;
    return output
        .map(c -> "first to diverge is " + first + "; output " + c.describe())
        .orElse("the outputs agree, but " + first);
  }

  private static Optional<Comparison> firstBad(List<Comparison> comparisons) {
    return comparisons.stream().filter(c -> !c.agrees()).findFirst();
  }
}
