package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.engine.Engine;
import io.hornbook.engine.Limits;
import io.hornbook.engine.ProcessEngine;
import io.hornbook.error.Usage;
import io.hornbook.process.OwnJvm;
import io.hornbook.report.ScoreboardReport;
import io.hornbook.report.page.ScoreboardPage;
import io.hornbook.scoreboard.Contest;
import io.hornbook.scoreboard.Result;
import io.hornbook.scoreboard.ResultFile;
import io.hornbook.scoreboard.Scoreboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hornbook scoreboard}: which engine computes what Keras did. */
@Command(
    name = "scoreboard",
    description =
        "Runs the cases of a suite on several engines, each in a process of its own, and counts how"
            + " many agree with Keras' own tensors.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ScoreboardCommand implements Callable<Integer> {
  private static final String OWN = "hornbook";
  private static final List<String> ENDINGS = List.of(".txt", ".md", ".html", ".json");

  @Parameters(paramLabel = "SUITE", description = "A folder of cases.")
  private Path suite;

  @Option(
      names = "--engine",
      paramLabel = "COMMAND",
      description =
          "An engine: 'hornbook', or the command of a program that speaks the protocol of"
              + " docs/engines.md, such as 'python tools/engines/keras_engine.py'. May be"
              + " repeated.")
  private List<String> engines = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "A case that takes longer hangs: ${DEFAULT-VALUE} if not given.")
  private int timeout;

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      defaultValue = "4096",
      description =
          "An engine that holds more memory crashes: ${DEFAULT-VALUE} if not given. Only where the"
              + " system tells, as Linux does.")
  private int memory;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Run only N cases, spread over the suite and the same for all engines.")
  private Integer sample;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Keep every result in this file as it comes. What is in there already, of whichever"
              + " engine, is shown and not run again; remove the file to measure anew.")
  private Path kept;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write the tables; .txt, .md, .html or .json decides their form. May be repeated.")
  private List<Path> reports = List.of();

  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    check();
    Contest contest = new Contest(suite, sample == null ? Integer.MAX_VALUE : sample);
    List<Result> before = contest.of(known());
    List<Result> results = new ArrayList<>(before);
    Progress progress = new Progress(spec.commandLine().getErr(), contest.size() * engines.size());
    Limits limits = new Limits(Duration.ofSeconds(timeout), memory);
    for (String engine : engines) {
      try (Engine started = ProcessEngine.start(command(engine), limits)) {
        contest.run(started, before, r -> take(r, results), progress::step);
      }
    }
    progress.end();
    contest.leftOut().forEach(this::warn);
    Scoreboard board = new Scoreboard(results, contest.size());
    spec.commandLine().getOut().print(ScoreboardReport.text(board));
    spec.commandLine().getOut().flush();
    reports.forEach(file -> write(file, board));
    return 0;
  }

  private void warn(String id, String why) {
    spec.commandLine().getErr().println(Safe.text("left out: " + id + ": " + why));
    spec.commandLine().getErr().flush();
  }

  private void check() {
    if (engines.isEmpty() && kept == null) {
      throw new Usage("name at least one --engine, or a file of --results to show");
    }
    if (timeout < 1 || memory < 1 || (sample != null && sample < 1)) {
      throw new Usage("--timeout, --memory and --sample should be 1 or more");
    }
    for (Path file : reports) {
      if (ENDINGS.stream().noneMatch(file.toString()::endsWith)) {
        throw new Usage("--report should end in .txt, .md, .html or .json; found " + file);
      }
    }
  }

  private List<Result> known() {
    return kept == null ? List.of() : new ResultFile(kept).read();
  }

  private void take(Result result, List<Result> results) {
    results.add(result);
    Optional.ofNullable(kept).map(ResultFile::new).ifPresent(file -> file.add(result));
  }

  private static List<String> command(String engine) {
    return engine.equals(OWN)
        ? OwnJvm.command(Main.class.getName(), List.of("engine"))
        : Words.of(engine);
  }

  private static void write(Path file, Scoreboard board) {
    String name = file.toString();
    try {
      Files.writeString(file, text(name, board));
    } catch (IOException e) {
      throw new Usage("the report cannot be written to " + file + ": " + e.getMessage(), e);
    }
  }

  private static String text(String name, Scoreboard board) {
    if (name.endsWith(".json")) {
      return ScoreboardReport.json(board, Hornbook.version());
    }
    if (name.endsWith(".html")) {
      return ScoreboardPage.of(board, Hornbook.version());
    }
    return name.endsWith(".md") ? ScoreboardReport.markdown(board) : ScoreboardReport.text(board);
  }
}
