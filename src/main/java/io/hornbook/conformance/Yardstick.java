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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another engine's tensors are held against: a case's reference, and what Hornbook knows. */
final class Yardstick {
  private static final String READINGS = "readings/";

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

  /** The outcome of the reading that comes closest. */
  Outcome best(Map<String, Tensor> found, String engine) {
    Reference reference = References.read(test.reference().orElseThrow());
    return readings(found).values().stream()
        .map(tensors -> outcome(new Reference(tensors, engine), reference))
        .min(Comparator.comparingInt(Outcome::exitCode).thenComparingDouble(Yardstick::distance))
        .orElseThrow();
  }

  private static double distance(Outcome o) {
    double apart = o.comparison().map(Verdict::maxAbs).orElse(Double.NaN);
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }

  /** The tensors by reading; all of them where the engine gives no readings. */
  private static Map<String, Map<String, Tensor>> readings(Map<String, Tensor> found) {
    Map<String, Map<String, Tensor>> readings = new LinkedHashMap<>();
    found.forEach(
        (key, tensor) -> {
          int end = key.startsWith(READINGS) ? key.indexOf('/', READINGS.length()) : -1;
          String name = end < 0 ? "" : key.substring(READINGS.length(), end);
          readings
              .computeIfAbsent(name, n -> new LinkedHashMap<>())
              .put(key.substring(end + 1), tensor);
        });
    readings.putIfAbsent("", Map.of());
    if (readings.size() > 1 && readings.get("").isEmpty()) {
      readings.remove("");
    }
    return readings;
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
