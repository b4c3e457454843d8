package io.hornbook.cli;

import io.hornbook.conformance.Cases;
import io.hornbook.conformance.Outcome;
import io.hornbook.conformance.Runner;
import io.hornbook.conformance.SuiteCase;
import io.hornbook.conformance.SuiteRunner;
import io.hornbook.conformance.Worker;
import io.hornbook.error.Usage;
import io.hornbook.process.OwnJvm;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Mixin private ToleranceOptions tolerance;
  @Mixin private ReportOptions report;
  @Mixin private SuiteOptions suite;

  @Option(names = "--worker", hidden = true, description = "Run cases that come on stdin.")
  private boolean worker;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    tolerance.check();
    suite.check();
    Reports written = report.files();
    if (worker) {
      Worker.serve(runner(), System.in, System.out);
      return 0;
    }
    List<Outcome> outcomes = run(written);
    report.print(outcomes, spec.commandLine().getOut());
    written.write(outcomes);
    return outcomes.isEmpty() ? 0 : exitCode(outcomes);
  }

  private List<Outcome> run(Reports written) {
    Runner runner = runner();
    for (Path target : targets) {
      if (!Files.exists(target)) {
        throw new Usage("there is no file or folder " + target);
      }
    }
    boolean cases = targets.stream().allMatch(Cases::isFolder);
    boolean own = reference != null || model.options().weights().isPresent();
    if (own && (cases || targets.size() > 1)) {
      throw new Usage(
          "--weights and --reference belong to one model file, a case names its own; found "
              + targets);
    }
    return cases ? suite(runner, written) : List.of(one(runner, written));
  }

  private Runner runner() {
    return new Runner(model.options(), tolerance.rtol(), tolerance.atol(), tolerance.mode());
  }

  private Outcome one(Runner runner, Reports written) {
    if (targets.size() > 1) {
      throw new Usage("a model file is verified alone, cases may be many; found " + targets);
    }
    if (suite.areGiven()) {
      throw new Usage(
          "--jobs, --shard, --fail-fast and --timeout are for cases; "
              + targets.get(0)
              + " is a model file");
    }
    Path target = targets.get(0);
    written.keepOff(target);
    Stream.of(Optional.ofNullable(reference), model.options().weights())
        .flatMap(Optional::stream)
        .filter(Files::exists)
        .forEach(written::keepOff);
    return runner.run(target, Optional.ofNullable(reference));
  }

  private List<Outcome> suite(Runner runner, Reports written) {
    List<SuiteCase> all = Cases.of(targets);
    all.forEach(c -> written.keepOff(c.folder()));
    List<SuiteCase> cases = suite.shard().of(all);
    PrintWriter err = spec.commandLine().getErr();
    if (cases.isEmpty()) {
      err.println("hornbook: none of " + all.size() + " cases falls to this shard");
    }
    Progress progress = new Progress(err, cases.size());
    SuiteRunner suiteRunner = suite.runner(cases.size(), runner, this::workerCommand);
    List<Outcome> outcomes = suiteRunner.run(cases, progress::step);
    progress.end();
    int left = cases.size() - outcomes.size();
    if (left > 0) {
      err.println("hornbook: stopped at the first case that does not agree; not run: " + left);
    }
    return outcomes;
  }

  /** This command once more, with all its options, but for cases that come on its input. */
  private List<String> workerCommand() {
    List<String> arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    arguments.add(0, spec.name());
    arguments.add(1, "--worker");
    return OwnJvm.command(Main.class.getName(), arguments);
  }

  /** 1 where any disagrees, otherwise the highest code that occurred. */
  static int exitCode(List<Outcome> outcomes) {
    if (outcomes.stream().anyMatch(o -> o.exitCode() == 1)) {
      return 1;
    }
    return outcomes.stream().mapToInt(Outcome::exitCode).max().orElse(2);
  }
}
