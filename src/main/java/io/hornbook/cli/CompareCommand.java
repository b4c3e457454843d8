package io.hornbook.cli;

import io.hornbook.app.Counterpart;
import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.app.Options;
import io.hornbook.app.References;
import io.hornbook.conformance.Cases;
import io.hornbook.conformance.Outcome;
import io.hornbook.conformance.Runner;
import io.hornbook.error.Usage;
import io.hornbook.verify.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code hornbook compare}: two models on the same inputs, or a model and another engine. */
@Command(
    name = "compare",
    description =
        "Runs two models of any generation on the same inputs, or one beside what another engine"
            + " gave, and says where they part. Layers are matched by name, or by place and class.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A model file, a topology JSON or a case folder.")
  private Path first;

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "Another, or an .npz or .h5 with outputs/… and activations/… of A.")
  private Path second;

  @Mixin private ModelOptions model;

  @Option(
      names = "--weights-b",
      paramLabel = "W.h5",
      description = "The weights of B, where it is a topology JSON.")
  private Path weights;

  @Option(
      names = "--keras-version-b",
      paramLabel = "V",
      description = "The Keras release that wrote B, where files do not say.")
  private String kerasVersion;

  @Option(
      names = "--backend-b",
      paramLabel = "B",
      description = "The backend that B ran on, where files do not say.")
  private String backend;

  @Option(
      names = "--inputs",
      paramLabel = "X",
      description = "Inputs for both, .npz or .h5; made-up ones if not given.")
  private Path inputs;

  @Mixin private ToleranceOptions tolerance;
  @Mixin private ReportOptions report;
  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    tolerance.check();
    Reports written = report.files();
    Stream.of(first, second).forEach(this::refuseMissing);
    Stream.of(first, second, inputs, weights, model.options().weights().orElse(null))
        .filter(p -> p != null && Files.exists(p))
        .forEach(written::keepOff);
    Model a = open(first, model.options());
    String name = first + " and " + second;
    Reference reference = reference(a);
    Outcome outcome =
        Outcome.judged(
            name,
            String.valueOf(first.getFileName()),
            a,
            () -> a.verify(reference, tolerance.tolerance(), tolerance.mode()));
    report.print(List.of(outcome), spec.commandLine().getOut());
    written.write(List.of(outcome));
    return outcome.exitCode();
  }

  private void refuseMissing(Path target) {
    if (!Files.exists(target)) {
      throw new Usage("there is no file or folder " + target);
    }
  }

  private Reference reference(Model a) {
    Optional<Path> given = Optional.ofNullable(inputs);
    if (Files.isRegularFile(second) && References.isReference(second)) {
      return Counterpart.of(second, given);
    }
    return Counterpart.of(a, open(second, others()), given);
  }

  private Options others() {
    Options options = weights == null ? Options.NONE : Options.NONE.withWeights(weights);
    options = kerasVersion == null ? options : options.withKerasVersion(kerasVersion);
    return backend == null ? options : options.withBackend(backend);
  }

  private static Model open(Path target, Options options) {
    return Cases.isFolder(target)
        ? new Runner(options, Optional.empty(), Optional.empty()).open(target)
        : Hornbook.open(target, options);
  }
}
