package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.error.Usage;
import io.hornbook.explain.ChangeStory;
import io.hornbook.explain.Explanation;
import io.hornbook.report.page.Page;
import io.hornbook.report.page.StoryJson;
import io.hornbook.report.page.StoryText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hornbook explain}: Dense or TimeDistributedDense, with numbers computed on the spot. */
@Command(
    name = "explain",
    description = {
      "Answers \"Dense or TimeDistributedDense?\" with numbers computed on the spot.",
      "Without TARGET: the whole story. With TARGET and --layer: the same for that layer.",
      "With --all TARGET: every change that was made to read that model."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "TARGET", description = "A model file or topology JSON.")
  private Path target;

  @Option(names = "--layer", paramLabel = "NAME", description = "The layer to explain.")
  private String layer;

  @Option(names = "--all", description = "Explain every change that was made to read TARGET.")
  private boolean all;

  @Mixin private ModelOptions model;

  @Option(
      names = "--reference",
      paramLabel = "R",
      description = "Tensors to run TARGET on: .h5 or .npz.")
  private Path reference;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What to print: ${DEFAULT-VALUE} if not given. With json, no page unless -o.")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the page goes; dense-vs-timedistributed.html if not given.")
  private Path output;

  @Option(names = "--overwrite", description = "Replace FILE if it is there.")
  private boolean overwrite;

  @Spec private CommandLine.Model.CommandSpec spec;

  /** A story in its three forms. */
  private record Story(Supplier<String> text, Supplier<String> json, Supplier<String> page) {}

  @Override
  public Integer call() {
    check();
    boolean silent = format.equals("json") && output == null;
    Optional<PageFile> file = silent ? Optional.empty() : Optional.of(pageFile());
    Story story = all ? changes() : explanation();
    file.ifPresent(f -> f.write(story.page().get()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.equals("json") ? story.json().get() : story.text().get());
    if (format.equals("text")) {
      file.ifPresent(f -> out.println("\nThe page: " + Safe.text(f.path().toString())));
    }
    out.flush();
    return 0;
  }

  private void check() {
    if (!List.of("text", "json").contains(format)) {
      throw new Usage("--format should be text or json; found " + format);
    }
    if (target == null && (layer != null || all || reference != null)) {
      throw new Usage("--layer, --all and --reference are about a model: name it as TARGET");
    }
    if (target == null && model.options().weights().isPresent()) {
      throw new Usage("--weights belong to a model: name it as TARGET");
    }
    if (target != null && all == (layer != null)) {
      throw new Usage("TARGET should come with --layer NAME or with --all, one of them");
    }
  }

  private PageFile pageFile() {
    String usual =
        target == null ? "dense-vs-timedistributed.html" : all ? "changes.html" : "layer.html";
    PageFile file = new PageFile(output == null ? Path.of(usual) : output, overwrite);
    Stream.of(
            Optional.ofNullable(target), Optional.ofNullable(reference), model.options().weights())
        .flatMap(Optional::stream)
        .forEach(file::keepOff);
    return file;
  }

  private Story explanation() {
    Explanation e =
        target == null
            ? Hornbook.explain()
            : opened().explain(layer, Optional.ofNullable(reference));
    return new Story(() -> StoryText.of(e), () -> StoryJson.of(e), () -> Page.of(e));
  }

  private Story changes() {
    ChangeStory story = opened().explainChanges(Optional.ofNullable(reference));
    return new Story(() -> StoryText.of(story), () -> StoryJson.of(story), () -> Page.of(story));
  }

  private Model opened() {
    return Hornbook.open(target, model.options());
  }
}
