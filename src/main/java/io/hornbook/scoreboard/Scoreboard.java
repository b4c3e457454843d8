package io.hornbook.scoreboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The results of engines on a suite, counted.
 *
 * @param results in any order
 * @param cases how many cases the suite has; an engine may have run fewer
 */
public record Scoreboard(List<Result> results, int cases) {
  public Scoreboard {
    results = List.copyOf(results);
  }

  /** The engines, in the order of their first results. */
  public List<String> engines() {
    return results.stream().map(Result::engine).distinct().toList();
  }

  /** The lines of releases that occur, oldest first. */
  public List<Line> lines() {
    return results.stream().map(Result::line).distinct().sorted().toList();
  }

  /** The layer classes that occur, sorted. */
  public List<String> layers() {
    return results.stream().flatMap(r -> r.layers().stream()).distinct().sorted().toList();
  }

  /** The results of an engine, counted: those that {@code which} admits. */
  public Tally tally(String engine, Predicate<Result> which) {
    List<Result> counted = new ArrayList<>();
    for (Result r : results) {
      if (r.engine().equals(engine) && which.test(r)) {
        counted.add(r);
      }
    }
    return Tally.of(counted);
  }
}
