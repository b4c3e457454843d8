package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.hornbook.app.Options;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuiteRunnerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(1);

  static Outcome outcome(String id, int exitCode) {
    String verdict = exitCode == 0 ? "agree" : "disagree";
    return new Outcome(id, "m", "", "", verdict, exitCode, "", Optional.empty());
  }

  private static List<SuiteCase> cases(String... ids) {
    return Arrays.stream(ids).map(id -> new SuiteCase(Path.of(id), id)).toList();
  }

  private static List<String> ids(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::id).toList();
  }

  private static Lane lane(Function<SuiteCase, Outcome> run) {
    return new Lane() {
      @Override
      public Outcome run(SuiteCase one) {
        return run.apply(one);
      }

      @Override
      public void close() {}
    };
  }

  private static Supplier<Lane> troubled(Duration limit) {
    String classes =
        Stream.of(TroubledWorker.class, Outcome.class, JsonFactory.class)
            .map(SuiteRunnerTest::home)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return () ->
        new WorkerLane(List.of(java, "-cp", classes, TroubledWorker.class.getName()), limit);
  }

  private static String home(Class<?> c) {
    try {
      return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void outcomesComeInTheOrderOfTheSuiteWhateverTheLanes() {
    String[] ids = IntStream.range(0, 40).mapToObj(i -> "case" + i).toArray(String[]::new);
    CountDownLatch others = new CountDownLatch(30);
    Lane lane =
        lane(
            one -> {
              others.countDown();
              if (one.id().equals("case0")) {
                assertThat(await(others)).isTrue();
              }
              return outcome(one.id(), 0);
            });
    AtomicInteger steps = new AtomicInteger();
    SuiteRunner runner = new SuiteRunner(() -> lane, 3, false);
    List<Outcome> outcomes = runner.run(cases(ids), steps::incrementAndGet);
    assertThat(ids(outcomes)).containsExactly(ids);
    assertThat(steps).hasValue(40);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void aCaseThatHangsCrashesOrDevoursMemoryCostsOnlyItself() {
    for (int jobs : new int[] {1, 2}) {
      SuiteRunner runner = new SuiteRunner(troubled(SHORT.multipliedBy(5)), jobs, false);
      List<Outcome> outcomes =
          runner.run(cases("a", "hangs", "b", "crashes", "c", "devours", "d"), () -> {});
      assertThat(ids(outcomes)).containsExactly("a", "hangs", "b", "crashes", "c", "devours", "d");
      assertThat(outcomes).extracting(Outcome::exitCode).containsExactly(0, 3, 0, 3, 0, 3, 0);
      assertThat(outcomes.get(1).message()).contains("was stopped after 5 seconds", "--timeout");
      assertThat(outcomes.get(3).message()).contains("ended its process with exit code 7");
      assertThat(outcomes.get(5).message()).contains("needs more memory than there is");
      assertThat(outcomes.get(1).verdict()).isEqualTo("unsupported");
    }
  }

  @Test
  void failFastGivesTheCasesUpToTheFirstThatDoesNotAgree() {
    SuiteRunner runner = new SuiteRunner(troubled(PATIENCE), 2, true);
    List<Outcome> outcomes = runner.run(cases("a", "b", "wrong", "hangs", "c", "hangs"), () -> {});
    assertThat(ids(outcomes)).containsExactly("a", "b", "wrong");
  }

  @Test
  void withoutAProcessToRunItInACaseSaysWhy() {
    List<String> command = List.of(home(Outcome.class) + "/no/such/java");
    SuiteRunner runner = new SuiteRunner(() -> new WorkerLane(command, PATIENCE), 1, false);
    Outcome outcome = runner.run(cases("a"), () -> {}).get(0);
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.message()).contains("a process for it does not start", "no/such/java");
  }

  @Test
  void aCaseThatHangsInThisProcessIsLeftAndTheRestRunsElsewhere() {
    Lane other = lane(one -> outcome(one.id() + " elsewhere", 0));
    Runner any = new Runner(Options.NONE, Optional.empty(), Optional.empty());
    try (OwnLane own = new OwnLane(any, Duration.ofNanos(1), () -> other)) {
      SuiteCase seed = new SuiteCase(Path.of("fixtures/keras-0.3.3-theano/seed_tdd"), "seed");
      assertThat(own.run(seed).message()).contains("was stopped after");
      assertThat(own.run(seed).id()).isEqualTo("seed elsewhere");
    }
  }

  @Test
  void aFaultOfALaneIsTheOutcomeOfItsCase() {
    Lane broken =
        lane(
            one -> {
              throw new IllegalStateException("no lane");
            });
    List<Outcome> outcomes = new SuiteRunner(() -> broken, 1, false).run(cases("a"), () -> {});
    assertThat(outcomes.get(0).message()).contains("no lane");
  }
}
