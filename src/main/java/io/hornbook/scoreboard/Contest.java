package io.hornbook.scoreboard;

import io.hornbook.app.Options;
import io.hornbook.conformance.Attempt;
import io.hornbook.conformance.Cases;
import io.hornbook.conformance.Faults;
import io.hornbook.conformance.Runner;
import io.hornbook.conformance.SuiteCase;
import io.hornbook.conformance.Trial;
import io.hornbook.engine.Engine;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Runs the cases of a suite on engines. They come in the order of their names' CRC-32: the results
 * of a contest that was cut short are those of a sample. Cases that expect a rejection are left
 * out; what engines make of damaged files is no question of agreement. A case that is itself
 * damaged is left out too, and told.
 */
public final class Contest {
  private final List<SuiteCase> cases = new ArrayList<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  /**
   * @param suite a folder of cases
   * @param sample how many of them to run at most
   * @throws Usage if there are none
   */
  public Contest(Path suite, int sample) {
    Cases.of(List.of(suite)).stream()
        .sorted(Comparator.comparingLong(c -> checksum(c.id())))
        .filter(this::isToBeRun)
        .limit(sample)
        .forEach(cases::add);
  }

  private boolean isToBeRun(SuiteCase one) {
    try {
      return !one.expectsRejection();
    } catch (RuntimeException e) {
      leftOut.put(one.id(), Faults.blame(e).getMessage());
      return false;
    }
  }

  /** The cases that were left out as they cannot be read, each with the reason. */
  public Map<String, String> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }

  private static long checksum(String id) {
    CRC32 sum = new CRC32();
    sum.update(id.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }

  /** How many cases there are to run. */
  public int size() {
    return (int) cases.stream().filter(c -> !leftOut.containsKey(c.id())).count();
  }

  /** Those of {@code results} that are about its cases. */
  public List<Result> of(List<Result> results) {
    Set<String> ids = cases.stream().map(SuiteCase::id).collect(Collectors.toSet());
    return results.stream().filter(r -> ids.contains(r.id())).toList();
  }

  /**
   * Runs an engine.
   *
   * @param known the results that are there already, and left alone
   * @param sink gets every new result
   * @param step called after every case
   */
  public void run(Engine engine, List<Result> known, Consumer<Result> sink, Runnable step) {
    String called = Result.called(engine);
    Set<String> done =
        known.stream()
            .filter(r -> r.engine().equals(called))
            .map(Result::id)
            .collect(Collectors.toSet());
    Trial trial = new Trial(engine, new Runner(Options.NONE, Optional.empty(), Optional.empty()));
    for (SuiteCase one : cases) {
      if (!done.contains(one.id())) {
        run(trial, one).ifPresent(a -> sink.accept(Result.of(engine, one.id(), a)));
      }
      step.run();
    }
  }

  /**
   * What came of a case; nothing where its reference cannot be read, which is no engine's doing.
   */
  private Optional<Attempt> run(Trial trial, SuiteCase one) {
    try {
      return Optional.of(trial.run(one));
    } catch (HornbookException e) {
      leftOut.put(one.id(), e.getMessage());
      return Optional.empty();
    }
  }
}
