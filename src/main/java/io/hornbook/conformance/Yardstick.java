package io.hornbook.conformance;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.app.References;
import io.hornbook.error.HornbookException;
import io.hornbook.exec.BoundNode;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another engine's tensors are held against: a case's reference, and what Hornbook knows. */
final class Yardstick {
  private final Case test;
  private final Runner runner;
  private final Optional<Model> model;

  Yardstick(Case test, Runner runner) {
    this.test = test;
    this.runner = runner;
    this.model = open();
  }

  private Optional<Model> open() {
    try {
      return Optional.of(Hornbook.open(test.model(), test.options(runner.options())));
    } catch (HornbookException e) {
      return Optional.empty(); // What Hornbook cannot read, another engine may.
    }
  }

  Case test() {
    return test;
  }

  /** The classes of the model's layers, sorted; none where they are not known. */
  List<String> layers() {
    try {
      return model.map(Model::layers).orElse(List.of()).stream()
          .map(BoundNode::type)
          .filter(type -> !type.equals("InputLayer"))
          .distinct()
          .sorted()
          .toList();
    } catch (HornbookException e) {
      return List.of(); // Shapes that only the inputs tell.
    }
  }

  /** The outcome of the reading that comes closest, each output in its own where that agrees. */
  Outcome best(Map<String, Tensor> found, String engine) {
    Reference reference = References.read(test.reference().orElseThrow());
    Readings readings = Readings.of(found);
    List<Outcome> outcomes =
        readings.all().stream()
            .map(tensors -> outcome(new Reference(tensors, engine), reference))
            .toList();
    Outcome best =
        outcomes.stream()
            .min(
                Comparator.comparingInt(Outcome::exitCode).thenComparingDouble(Yardstick::distance))
            .orElseThrow();
    if (best.agrees() || outcomes.size() == 1) {
      return best;
    }
    Map<String, Tensor> mixed = readings.mixed(outcomes.indexOf(best), outcomes);
    Outcome each = outcome(new Reference(mixed, engine), reference);
    return each.agrees() ? each : best;
  }

  private static double distance(Outcome o) {
    double apart = o.comparison().map(Verdict::maxAbs).orElse(Double.NaN);
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }

  private Outcome outcome(Reference found, Reference reference) {
    try {
      Verdict verdict = runner.compare(test, model, found, reference);
      return outcome(
          verdict.agrees() ? "agree" : "disagree",
          verdict.agrees() ? 0 : 1,
          verdict.message(),
          Optional.of(verdict));
    } catch (HornbookException e) {
      return outcome("disagree", 1, e.getMessage(), Optional.empty());
    }
  }

  Outcome outcome(String verdict, int exitCode, String message, Optional<Verdict> comparison) {
    return new Outcome(
        test.id(),
        test.model().getFileName().toString(),
        model.map(m -> m.generation().toString()).orElse(""),
        model.map(m -> m.generation().backend()).orElse(""),
        verdict,
        exitCode,
        message,
        comparison);
  }
}
