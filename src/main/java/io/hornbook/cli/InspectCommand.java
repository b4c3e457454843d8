package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.conformance.Cases;
import io.hornbook.conformance.Runner;
import io.hornbook.report.InspectReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hornbook inspect}: what a model is and what was changed to read it. */
@Command(
    name = "inspect",
    description = "Prints who wrote a model, its layers, and what was changed to read it.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class InspectCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TARGET",
      description = "A model file, a topology JSON or a case folder.")
  private Path target;

  @Mixin private ModelOptions model;
  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Model opened = open();
    String report =
        InspectReport.of(opened.generation(), opened.layers(), opened.changes(), Hornbook.kernel());
    spec.commandLine().getOut().print(report);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Model open() {
    return Cases.isFolder(target)
        ? new Runner(model.options(), Optional.empty(), Optional.empty()).open(target)
        : Hornbook.open(target, model.options());
  }
}
