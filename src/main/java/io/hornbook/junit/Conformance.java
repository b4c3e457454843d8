package io.hornbook.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hornbook.app.Options;
import io.hornbook.conformance.Attempt;
import io.hornbook.conformance.Runner;
import io.hornbook.conformance.Suite;
import io.hornbook.conformance.SuiteCase;
import io.hornbook.conformance.Trial;
import io.hornbook.engine.Engine;
import io.hornbook.error.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A suite of cases as tests of JUnit 5:
 *
 * <pre>{@code
 * @TestFactory Stream<DynamicNode> cases() {
 *   return Conformance.of(Path.of("fixtures")).against(new HornbookEngine());
 * }
 * }</pre>
 *
 * Folders become containers, cases become tests, and the message of one that fails is that of
 * {@code hornbook verify}. A suite without cases fails. One that has lost some fails where it is
 * known how many there should be: by {@link #expecting}, or by a {@code suite.json} in the suite's
 * folder, {@code {"cases": 12}}.
 */
public final class Conformance {
  private final Suite suite;
  private final OptionalInt expected;

  private Conformance(Suite suite, OptionalInt expected) {
    this.suite = suite;
    this.expected = expected;
  }

  /**
   * The cases in and below a folder.
   *
   * @throws Usage if there are none
   */
  public static Conformance of(Path folder) {
    Suite suite = Suite.open(folder);
    return new Conformance(suite, suite.declared());
  }

  /** The same, which fails unless there are exactly {@code cases} cases. */
  public Conformance expecting(int cases) {
    return new Conformance(suite, OptionalInt.of(cases));
  }

  /**
   * A test for each case. They ask {@code engine} one at a time, also where JUnit runs tests side
   * by side; it is closed after the last.
   */
  public Stream<DynamicNode> against(Engine engine) {
    Trial trial = new Trial(engine, new Runner(Options.NONE, Optional.empty(), Optional.empty()));
    Stream<DynamicNode> cases = nodes(suite.cases(), 0, trial).stream();
    Stream<DynamicNode> whole =
        expected.isPresent() ? Stream.of(whole(expected.getAsInt())) : Stream.of();
    return Stream.concat(whole, cases).onClose(engine::close);
  }

  private DynamicTest whole(int cases) {
    return dynamicTest(
        "the suite has " + cases + " cases",
        () ->
            Assertions.assertEquals(
                cases,
                suite.cases().size(),
                () -> "cases in " + suite.folder() + ": some are lost, or not counted yet"));
  }

  /** The tests of cases whose ids are the same up to {@code depth} names. */
  private static List<DynamicNode> nodes(List<SuiteCase> cases, int depth, Trial trial) {
    List<DynamicNode> nodes = new ArrayList<>();
    Map<String, List<SuiteCase>> folders = new LinkedHashMap<>();
    for (SuiteCase one : cases) {
      String[] names = one.id().split("/", -1);
      if (names.length == depth + 1) {
        nodes.add(dynamicTest(names[depth], one.folder().toUri(), () -> check(one, trial)));
      } else {
        folders.computeIfAbsent(names[depth], n -> new ArrayList<>()).add(one);
      }
    }
    folders.forEach(
        (name, below) -> nodes.add(dynamicContainer(name, nodes(below, depth + 1, trial))));
    return nodes;
  }

  private static void check(SuiteCase one, Trial trial) {
    Attempt attempt;
    synchronized (trial) {
      attempt = trial.run(one);
    }
    if (!attempt.outcome().agrees()) {
      Assertions.fail(attempt.outcome().message());
    }
  }
}
