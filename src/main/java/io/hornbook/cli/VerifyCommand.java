package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.conformance.Cases;
import io.hornbook.conformance.Outcome;
import io.hornbook.conformance.Runner;
import io.hornbook.error.Usage;
import io.hornbook.report.JsonReport;
import io.hornbook.report.TextReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      description =
          "Also write a report; .json, .txt or .xml (JUnit) decides its form. May be repeated.")
  private List<Path> reports = List.of();

  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!List.of("text", "json").contains(format)) {
      throw new Usage("--format should be text or json; found " + format);
    }
    checkTolerance();
    Reports written = new Reports(reports);
    List<Outcome> outcomes = run(written);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        format.equals("json")
            ? new JsonReport(Hornbook.version()).of(outcomes)
            : new TextReport(Terminal.isPresent()).of(outcomes));
    out.flush();
    written.write(outcomes);
    return exitCode(outcomes);
  }

  /** Before the first case, not in each. */
  private void checkTolerance() {
    for (Double bound : Arrays.asList(rtol, atol)) {
      if (bound != null && !(bound >= 0 && bound <= Double.MAX_VALUE)) {
        throw new Usage("--rtol and --atol should be finite numbers from 0 up; found " + bound);
      }
    }
  }

  private List<Outcome> run(Reports written) {
    Runner runner =
        new Runner(model.options(), Optional.ofNullable(rtol), Optional.ofNullable(atol));
    boolean own = reference != null || model.options().weights().isPresent();
    List<Outcome> outcomes = new ArrayList<>();
    for (Path target : targets) {
      if (!Files.exists(target)) {
        throw new Usage("there is no file or folder " + target);
      }
      if (own && (targets.size() > 1 || Cases.isFolder(target))) {
        throw new Usage(
            "--weights and --reference belong to one model file, a case names its own; found "
                + targets);
      }
      if (Cases.isFolder(target)) {
        suite(target, runner, written, outcomes);
      } else {
        written.keepOff(target);
        Stream.of(Optional.ofNullable(reference), model.options().weights())
            .flatMap(Optional::stream)
            .filter(Files::exists)
            .forEach(written::keepOff);
        outcomes.add(runner.run(target, Optional.ofNullable(reference)));
      }
    }
    return outcomes;
  }

  private void suite(Path target, Runner runner, Reports written, List<Outcome> outcomes) {
    List<Path> folders = Cases.find(target);
    folders.forEach(written::keepOff);
    Progress progress = new Progress(spec.commandLine().getErr(), folders.size());
    for (Path folder : folders) {
      outcomes.add(runner.run(folder, id(target, folder)));
      progress.step();
    }
    progress.end();
  }

  /** The path below the suite; with several suites, which may hold the same paths, all of it. */
  private String id(Path suite, Path folder) {
    Path below = targets.size() > 1 ? folder.normalize() : suite.relativize(folder);
    return below.toString().isEmpty()
        ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
        : below.toString().replace('\\', '/');
  }

  /** 1 where any disagrees, otherwise the highest code that occurred. */
  static int exitCode(List<Outcome> outcomes) {
    if (outcomes.stream().anyMatch(o -> o.exitCode() == 1)) {
      return 1;
    }
    return outcomes.stream().mapToInt(Outcome::exitCode).max().orElse(2);
  }
}
