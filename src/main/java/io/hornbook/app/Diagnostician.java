package io.hornbook.app;

import io.hornbook.error.HornbookException;
import io.hornbook.model.Node;
import io.hornbook.verify.Comparison;
import io.hornbook.verify.Diagnosis;
import io.hornbook.verify.Mode;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Tolerance;
import io.hornbook.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for a reading of a model under which the layer that diverges first agrees: the file opened
 * as another backend's, release's or ordering's, or the layer read in another way. Each is tried
 * within {@value #WIDER} times the band that the layer was allowed, which spares a calibration.
 */
final class Diagnostician {
  private static final double WIDER = 4;

  private static final List<Function<Verdict, List<Comparison>>> PARTS =
      List.of(Verdict::isolated, Verdict::activations, Verdict::outputs);

  private final Model model;
  private final Reference reference;
  private final Verdict verdict;
  private final Comparison wrong;
  private final Tolerance tolerance;

  private Diagnostician(Model model, Reference reference, Verdict verdict, Comparison wrong) {
    this.model = model;
    this.reference = reference;
    this.verdict = verdict;
    this.wrong = wrong;
    this.tolerance = Tolerance.of(WIDER * wrong.band().rtol(), WIDER * wrong.band().atol());
  }

  /**
   * The verdict, with what would explain it.
   *
   * @param reopen opens the model's file with other options, where there is a file
   */
  static Verdict explain(
      Model model,
      Options options,
      Function<Options, Optional<Model>> reopen,
      Reference reference,
      Verdict verdict) {
    Optional<Comparison> wrong = verdict.decisive();
    if (verdict.agrees() || verdict.diagnosis().isPresent() || wrong.isEmpty()) {
      return verdict;
    }
    return new Diagnostician(model, reference, verdict, wrong.get())
        .find(options, reopen)
        .map(verdict::explained)
        .orElse(verdict);
  }

  private Optional<Diagnosis> find(Options options, Function<Options, Optional<Model>> reopen) {
    Optional<Diagnosis> reopened =
        nearest(
            Reopening.of(model.generation(), options).stream()
                .map(way -> trial(way.what(), way.advice(), () -> reopen.apply(way.options()))));
    return reopened.isPresent()
        ? reopened
        : nearest(
            Reading.all().stream()
                .map(r -> trial(r.what(), r.advice(), () -> Optional.of(read(r)))));
  }

  /** The first, unless a later one is much nearer: two epsilons may both explain a layer. */
  private static Optional<Diagnosis> nearest(Stream<Optional<Diagnosis>> trials) {
    return trials
        .flatMap(Optional::stream)
        .reduce((first, later) -> later.maxAbs() < first.maxAbs() / 2 ? later : first);
  }

  /** What comes of the model made so: a diagnosis if what was wrong agrees then. */
  private Optional<Diagnosis> trial(String what, String advice, Supplier<Optional<Model>> made) {
    try {
      return made.get()
          .filter(other -> !other.graph().equals(model.graph()))
          .flatMap(other -> same(other.compared(reference, tolerance, mode())))
          .filter(Comparison::agrees)
          .map(c -> new Diagnosis(wrong.name(), what, c.maxAbs(), advice));
    } catch (HornbookException e) {
      return Optional.empty();
    }
  }

  private Mode mode() {
    return verdict.isolated().contains(wrong) ? Mode.ISOLATED : Mode.PROPAGATED;
  }

  /** The comparison of the same tensor. */
  private Optional<Comparison> same(Verdict other) {
    for (Function<Verdict, List<Comparison>> part : PARTS) {
      if (part.apply(verdict).contains(wrong)) {
        return part.apply(other).stream().filter(c -> c.name().equals(wrong.name())).findFirst();
      }
    }
    return Optional.empty();
  }

  /** The model with the layer that diverges read so; every one where none is known to. */
  private Model read(Reading reading) {
    Optional<String> layer =
        verdict.firstDiverging().map(name -> name.replaceFirst("/\\d+(/\\d+)?$", ""));
    List<Node> nodes = new ArrayList<>();
    for (Node node : model.graph().nodes()) {
      boolean meant = reading.anywhere() || layer.map(node.name()::equals).orElse(true);
      nodes.add(meant ? read(node, reading) : node);
    }
    return model.with(model.graph().withNodes(nodes));
  }

  private static Node read(Node node, Reading reading) {
    if (reading.types().contains(node.type())) {
      return reading.change().apply(node);
    }
    Map<String, Node> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, read(n, reading)));
    Node read = node.withInner(inner);
    return node.graph()
        .map(
            g ->
                read.withGraph(g.withNodes(g.nodes().stream().map(n -> read(n, reading)).toList())))
        .orElse(read);
  }
}
