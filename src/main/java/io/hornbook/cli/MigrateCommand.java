package io.hornbook.cli;

import io.hornbook.app.MigrationRequest;
import io.hornbook.app.Migrator;
import io.hornbook.conformance.MigrationRunner;
import io.hornbook.conformance.Outcome;
import io.hornbook.error.Usage;
import io.hornbook.migrate.Channels;
import io.hornbook.migrate.Migrated;
import io.hornbook.migrate.Target;
import io.hornbook.report.MigrationReport;
import io.hornbook.report.TextReport;
import io.hornbook.verify.Tolerance;
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

/** {@code hornbook migrate}: a model of any generation for today's Keras, with proof. */
@Command(
    name = "migrate",
    description = "Writes a model for today's Keras, and proves that it gives the same numbers.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class MigrateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TARGET",
      description = "A model file or a topology JSON, or a folder of models or of cases.")
  private Path target;

  @Mixin private ModelOptions model;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "keras3|tf-keras2",
      description = "The Keras to write for: keras3, or tf-keras2 (tf.keras and tf_keras 2.15).")
  private String to;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description =
          "The file to write: .keras, .json (with a .weights.h5 beside it) or .h5; a folder"
              + " for a folder.")
  private Path out;

  @Option(
      names = "--reference",
      paramLabel = "R",
      description = "Inputs to prove it on, .h5 or .npz; made-up ones if not given.")
  private Path reference;

  @Option(
      names = "--data-format",
      paramLabel = "channels_last",
      description =
          "Turn a model that reads images channels first into one that reads them channels last,"
              + " as TensorFlow on a CPU needs it. Its image inputs and outputs are then channels"
              + " last.")
  private String dataFormat;

  @Option(names = "--overwrite", description = "Replace files that are there already.")
  private boolean overwrite;

  @Option(
      names = "--emit-check",
      description = "Also write a Python script that repeats the proof in real Keras.")
  private boolean check;

  @Mixin private ReportFiles reportFiles;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.exists(target)) {
      throw new Usage(
          "TARGET should be a model file, a topology JSON or a folder of them; there is no "
              + target);
    }
    MigrationRequest request =
        new MigrationRequest(
            Target.of(to),
            dataFormat == null ? Channels.KEPT : Channels.of(dataFormat),
            out,
            Optional.ofNullable(reference),
            overwrite,
            check,
            Tolerance.DEFAULT);
    return Files.isDirectory(target) ? folder(request) : file(request);
  }

  private int file(MigrationRequest request) {
    Reports written = reports();
    Migrated done = Migrator.migrate(target, model.options(), request);
    print(MigrationReport.of(done));
    String name = String.valueOf(target.getFileName());
    written.write(List.of(MigrationRunner.outcome(name, name, done)));
    return done.proof().verdict().agrees() ? 0 : 1;
  }

  private int folder(MigrationRequest request) {
    if (reference != null || model.options().weights().isPresent()) {
      throw new Usage(
          "--weights and --reference belong to one model file; " + target + " is a folder");
    }
    boolean file = MigrationRunner.isFile(out);
    if (file ? !MigrationRunner.isCase(target) : Files.isRegularFile(out)) {
      throw new Usage(
          "-o should be a folder, as %s is one; %s %s"
              .formatted(target, out, file ? "has the ending of a file" : "is a file"));
    }
    Reports written = reports();
    MigrationRunner runner = new MigrationRunner(model.options(), request, target);
    List<Path> found = runner.find();
    Progress progress = new Progress(spec.commandLine().getErr(), found.size());
    List<Outcome> outcomes = new ArrayList<>();
    for (Path one : found) {
      runner.run(one).ifPresent(outcomes::add);
      progress.step();
    }
    progress.end();
    print(new TextReport(Terminal.isPresent()).of(outcomes));
    written.write(outcomes);
    return VerifyCommand.exitCode(outcomes);
  }

  private Reports reports() {
    Reports written = reportFiles.open();
    written.keepOff(target);
    return written;
  }

  private void print(String text) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.print(text);
    writer.flush();
  }
}
