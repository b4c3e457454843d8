package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.conformance.Case;
import io.hornbook.conformance.Cases;
import io.hornbook.conformance.Outcome;
import io.hornbook.conformance.Runner;
import io.hornbook.error.Usage;
import io.hornbook.report.JsonReport;
import io.hornbook.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hornbook verify}: models against the tensors that their own Keras computed. */
@Command(
    name = "verify",
    description = "Runs models and compares them with reference tensors.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "TARGET",
      description = "A case folder, a folder of cases, a model file or a topology JSON.")
  private List<Path> targets;

  @Mixin private ModelOptions model;

  @Option(
      names = "--reference",
      paramLabel = "R",
      description = "Reference tensors of a model file: .h5 or .npz.")
  private Path reference;

  @Option(names = "--rtol", paramLabel = "X", description = "Relative tolerance.")
  private Double rtol;

  @Option(names = "--atol", paramLabel = "X", description = "Absolute tolerance.")
  private Double atol;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What to print: ${DEFAULT-VALUE} if not given.")
  private String format;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write a report; .json or .txt decides its form. May be repeated.")
  private List<Path> reports = List.of();

  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!List.of("text", "json").contains(format)) {
      throw new Usage("--format should be text or json; found " + format);
    }
    reports.forEach(VerifyCommand::checkReport);
    Runner runner =
        new Runner(model.options(), Optional.ofNullable(rtol), Optional.ofNullable(atol));
    List<Outcome> outcomes = run(runner);
    PrintWriter out = spec.commandLine().getOut();
    out.print(render(format.equals("json"), Terminal.isPresent(), outcomes));
    out.flush();
    for (Path report : reports) {
      write(report, render(report.toString().endsWith(".json"), false, outcomes));
    }
    return exitCode(outcomes);
  }

  private List<Outcome> run(Runner runner) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Path target : targets) {
      if (Cases.isFolder(target)) {
        List<Path> folders = Cases.find(target);
        Progress progress = new Progress(spec.commandLine().getErr(), folders.size());
        for (Path folder : folders) {
          outcomes.add(runner.run(folder, id(target, folder)));
          progress.step();
        }
        progress.end();
      } else if (!Files.exists(target)) {
        throw new Usage("there is no file or folder " + target);
      } else {
        outcomes.add(runner.run(target, Optional.ofNullable(reference)));
      }
    }
    return outcomes;
  }

  private static String id(Path suite, Path folder) {
    String below = suite.relativize(folder).toString().replace('\\', '/');
    return below.isEmpty()
        ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
        : below;
  }

  private static String render(boolean json, boolean colours, List<Outcome> outcomes) {
    return json
        ? new JsonReport(Hornbook.version()).of(outcomes) + "\n"
        : new TextReport(colours).of(outcomes);
  }

  private static void checkReport(Path report) {
    String name = report.toString();
    if (!name.endsWith(".json") && !name.endsWith(".txt")) {
      throw new Usage("--report should end in .json or .txt; found " + report);
    }
    if (Files.isDirectory(report) || report.endsWith(Case.FILE)) {
      throw new Usage("--report should not be a folder or a case; found " + report);
    }
  }

  private static void write(Path report, String text) {
    try {
      Files.writeString(report, text);
    } catch (IOException e) {
      throw new Usage("the report cannot be written to " + report + ": " + e.getMessage(), e);
    }
  }

  /** The worst of all: a fault of reading before a disagreement before nothing. */
  private static int exitCode(List<Outcome> outcomes) {
    if (outcomes.stream().anyMatch(o -> o.exitCode() == 1)) {
      return 1;
    }
    return outcomes.stream().mapToInt(Outcome::exitCode).max().orElse(2);
  }
}
