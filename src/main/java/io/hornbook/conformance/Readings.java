package io.hornbook.conformance;

import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways in which an engine's tensors may be laid out; one where it settles that itself.
 *
 * @param all the tensors of each reading
 */
record Readings(List<Map<String, Tensor>> all) {
  private static final String PREFIX = "readings/";

  /** Sorts tensors by the reading that their key names. */
  static Readings of(Map<String, Tensor> found) {
    Map<String, Map<String, Tensor>> readings = new LinkedHashMap<>();
    found.forEach(
        (key, tensor) -> {
          int end = key.startsWith(PREFIX) ? key.indexOf('/', PREFIX.length()) : -1;
          String name = key.substring(0, end + 1);
          readings
              .computeIfAbsent(name, n -> new LinkedHashMap<>())
              .put(key.substring(end + 1), tensor);
        });
    return new Readings(readings.isEmpty() ? List.of(Map.of()) : List.copyOf(readings.values()));
  }

  /**
   * The tensors of one reading, with each output of another that agrees there instead: outputs need
   * not be laid out alike.
   *
   * @param outcomes what each reading came to
   */
  Map<String, Tensor> mixed(int base, List<Outcome> outcomes) {
    Map<String, Tensor> mixed = new LinkedHashMap<>(all.get(base));
    for (int r = 0; r < all.size(); r++) {
      Map<String, Tensor> reading = all.get(r);
      List<String> keys = reading.keySet().stream().filter(k -> k.startsWith("outputs/")).toList();
      Optional<Verdict> verdict = outcomes.get(r).comparison();
      for (int i = 0; i < keys.size() && verdict.isPresent(); i++) {
        boolean compared = i < verdict.get().outputs().size();
        if (compared && verdict.get().outputs().get(i).agrees()) {
          mixed.put(keys.get(i), reading.get(keys.get(i)));
        }
      }
    }
    return mixed;
  }
}
