package io.hornbook.cli;

import io.hornbook.app.Recorder;
import io.hornbook.error.Usage;
import io.hornbook.verify.Reference;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hornbook record}: a conformance case from Hornbook's own run. */
@Command(
    name = "record",
    description = {
      "Runs a model and writes a conformance case of it: model, inputs, outputs, every layer.",
      "The case says that Hornbook computed it. To record what Keras computes, use"
          + " tools/oracle/record.py where the model runs in its Keras."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RecordCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "A model file or a topology JSON.")
  private Path target;

  @Mixin private ModelOptions model;

  @Option(
      names = "--inputs",
      paramLabel = "X",
      description = "Inputs to run it on, .npz or .h5; made-up ones if not given.")
  private Path inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "CASE",
      description = "The folder to write, made if it is not there.")
  private Path folder;

  @Option(names = "--overwrite", description = "Replace files of CASE that are there already.")
  private boolean overwrite;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(target)) {
      throw new Usage("MODEL should be a file; found none at " + target);
    }
    Reference recorded =
        Recorder.record(target, model.options(), Optional.ofNullable(inputs), folder, overwrite);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "recorded %d inputs, %d outputs and %d activations in %s%n",
        recorded.keys("inputs").size(),
        recorded.keys("outputs").size(),
        recorded.keys("activations").size(),
        Safe.text(folder.toString()));
    out.flush();
    return 0;
  }
}
