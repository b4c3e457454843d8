package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.engine.FakeEngine;
import io.hornbook.engine.FakeEngine.Manner;
import io.hornbook.format.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardCommandTest {
  private static final String SUITE = "src/it/conformance-suite/models";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String command(Manner manner) {
    return FakeEngine.command(manner).stream()
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  @Test
  void enginesStandSideBySide() throws IOException {
    Path markdown = folder.resolve("board.md");
    Path json = folder.resolve("board.json");
    int code =
        run(
            "scoreboard",
            SUITE,
            "--engine",
            command(Manner.GOOD),
            "--engine",
            command(Manner.WRONG),
            "--report",
            markdown.toString(),
            "--report",
            json.toString());
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("2 cases.", "Fake GOOD", "Fake WRONG");
    assertThat(Files.readString(markdown))
        .contains("| LSTM | 2.0 to 2.3 | 1 of 1 | 0 of 1 |", "| 0.x | 1 of 1 | 0 of 1 |");
    Map<?, ?> board = (Map<?, ?>) Json.parse(Files.readString(json), "board");
    Map<?, ?> wrong = (Map<?, ?>) ((Map<?, ?>) board.get("engines")).get("Fake WRONG");
    assertThat(((Map<?, ?>) wrong.get("cases")).get("disagrees")).isEqualTo(2L);
  }

  @Test
  void keptResultsAreShownWithoutAnyEngine() {
    String kept = folder.resolve("kept.jsonl").toString();
    assertThat(run("scoreboard", SUITE, "--engine", command(Manner.REFUSING), "--results", kept))
        .isZero();
    String first = out.toString(StandardCharsets.UTF_8);
    out.reset();
    assertThat(run("scoreboard", SUITE, "--results", kept)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
  }

  @Test
  void withoutAnEngineThereIsNothingToShow() {
    assertThat(run("scoreboard", SUITE)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("name at least one --engine");
    assertThat(run("scoreboard", SUITE, "--engine", "hornbook", "--report", "x.pdf")).isEqualTo(2);
  }
}
