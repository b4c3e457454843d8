package io.hornbook.scoreboard;

import io.hornbook.conformance.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many cases stand how.
 *
 * @param counts by standing; each is there
 * @param medianSeconds of those that came to an end with tensors; NaN where none did
 */
public record Tally(Map<Standing, Integer> counts, double medianSeconds) {
  static Tally of(List<Result> results) {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      counts.put(standing, 0);
    }
    results.forEach(r -> counts.merge(r.standing(), 1, Integer::sum));
    double[] times =
        results.stream()
            .filter(r -> r.standing() == Standing.AGREES || r.standing() == Standing.DISAGREES)
            .mapToDouble(Result::seconds)
            .sorted()
            .toArray();
    return new Tally(counts, times.length == 0 ? Double.NaN : times[times.length / 2]);
  }

  public Tally {
    counts = Map.copyOf(counts);
  }

  public int count(Standing standing) {
    return counts.get(standing);
  }

  public int cases() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
