package io.hornbook.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.conformance.Standing;
import io.hornbook.engine.Engine;
import io.hornbook.engine.FakeEngine;
import io.hornbook.engine.FakeEngine.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private Path suite;

  @BeforeEach
  void lay() throws IOException {
    suite = folder.resolve("suite");
    copy("src/it/conformance-suite/models/keras-0.3.3-dense");
    copy("src/it/conformance-suite/models/keras-2.3.1-lstm");
    copy("fixtures/rejects/keras1_0_dense_3d");
  }

  private void copy(String id) throws IOException {
    Path to = Files.createDirectories(suite.resolve(id));
    try (Stream<Path> files = Files.list(Path.of(id))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private List<Result> run(Engine engine, List<Result> known) {
    List<Result> results = new ArrayList<>();
    new Contest(suite, Integer.MAX_VALUE).run(engine, known, results::add, () -> {});
    return results;
  }

  private Standing only(Manner manner) {
    try (Engine engine = new FakeEngine(manner)) {
      List<Standing> standings = run(engine, List.of()).stream().map(Result::standing).toList();
      assertThat(standings).hasSize(2);
      assertThat(standings.stream().distinct().toList()).hasSize(1);
      return standings.get(0);
    }
  }

  @Test
  void enginesStandAsTheyBehave() {
    assertThat(only(Manner.GOOD)).isEqualTo(Standing.AGREES);
    assertThat(only(Manner.WRONG)).isEqualTo(Standing.DISAGREES);
    assertThat(only(Manner.REFUSING)).isEqualTo(Standing.REFUSES);
    assertThat(only(Manner.OUTSIDE)).isEqualTo(Standing.REFUSES);
  }

  @Test
  void theBestReadingCounts() {
    assertThat(only(Manner.TURNED)).isEqualTo(Standing.AGREES);
  }

  @Test
  void eachOutputMayBeGoodInAnotherReading() throws IOException {
    copy("fixtures/keras-2.0.0-tensorflow/panel_relu");
    List<Result> results = run(new FakeEngine(Manner.MIXED), List.of());
    assertThat(results)
        .extracting(Result::standing)
        .containsExactly(Standing.AGREES, Standing.AGREES, Standing.AGREES);
  }

  @Test
  void anEngineThatCrashesOrHangsGoesOnWithTheNextCase() {
    try (Engine crashing = FakeEngine.process(Manner.CRASHING, LONG);
        Engine hanging = FakeEngine.process(Manner.HANGING, Duration.ofSeconds(1))) {
      assertThat(run(crashing, List.of()))
          .extracting(Result::standing)
          .containsExactly(Standing.CRASHES, Standing.CRASHES);
      assertThat(run(hanging, List.of()))
          .extracting(Result::standing)
          .containsExactly(Standing.HANGS, Standing.HANGS);
    }
  }

  @Test
  void aCaseThatCannotBeReadCostsOnlyItself() throws IOException {
    Files.writeString(
        Files.createDirectories(suite.resolve("broken")).resolve("case.json"), "{\"model\": [[[");
    copy("fixtures/keras-0.3.3-theano/dense");
    Files.write(suite.resolve("fixtures/keras-0.3.3-theano/dense/reference.h5"), new byte[100]);
    Contest contest = new Contest(suite, Integer.MAX_VALUE);
    List<Result> results = new ArrayList<>();
    contest.run(new FakeEngine(Manner.GOOD), List.of(), results::add, () -> {});
    assertThat(results)
        .extracting(Result::standing)
        .containsExactly(Standing.AGREES, Standing.AGREES);
    assertThat(contest.size()).isEqualTo(2);
    assertThat(contest.leftOut())
        .hasSize(2)
        .hasEntrySatisfying("broken", why -> assertThat(why).contains("case.json"))
        .hasEntrySatisfying(
            "fixtures/keras-0.3.3-theano/dense", why -> assertThat(why).contains("reference.h5"));
  }

  @Test
  void whatAnEngineHasNeverClaimedIsCountedApart() {
    List<Result> outside = run(new FakeEngine(Manner.OUTSIDE), List.of());
    assertThat(outside).extracting(Result::claimed).containsExactly(false, false);
    List<Result> third = run(new FakeEngine(Manner.REFUSING), List.of());
    assertThat(third).extracting(Result::claimed).containsExactly(false, false);
    Scoreboard board = new Scoreboard(third, 2);
    assertThat(board.tally("Fake REFUSING", Result::claimed).cases()).isZero();
    assertThat(board.tally("Fake REFUSING", r -> true).count(Standing.REFUSES)).isEqualTo(2);
  }

  @Test
  void resultsNameTheLayersAndTheReleaseOfTheirModel() {
    Scoreboard board = new Scoreboard(run(new FakeEngine(Manner.GOOD), List.of()), 2);
    assertThat(board.layers()).containsExactly("Dense", "LSTM");
    assertThat(board.lines()).containsExactly(Line.ZERO, Line.TWO);
  }

  @Test
  void resultsThatAreKeptAreReadAgainAndNotRunAgain() {
    ResultFile file = new ResultFile(folder.resolve("results.jsonl"));
    List<Result> first = run(new FakeEngine(Manner.WRONG), file.read());
    file.add(first.get(0));
    assertThat(file.read()).hasSize(1);
    assertThat(file.read().get(0).id()).isEqualTo(first.get(0).id());
    List<Result> rest = run(new FakeEngine(Manner.WRONG), file.read());
    assertThat(rest).extracting(Result::id).containsExactly(first.get(1).id());
    assertThat(run(new FakeEngine(Manner.GOOD), file.read())).hasSize(2);
    Contest shorter = new Contest(suite, 1);
    assertThat(shorter.of(run(new FakeEngine(Manner.GOOD), List.of()))).hasSize(1);
  }
}
