package io.hornbook.conformance;

import io.hornbook.app.Model;
import io.hornbook.verify.Verdict;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of a case.
 *
 * @param id the case's path
 * @param model the model file's name
 * @param generation which Keras wrote it; empty where that was not found out
 * @param backend the backend it ran on; empty where it is not known
 * @param verdict agree, disagree, or the blame: unsupported, damaged, inconsistent
 * @param exitCode 0 when it agrees, otherwise by verdict
 * @param message one line for people
 * @param comparison the numbers, where the model ran
 * @param producer who computed the reference, where the case says that it was not Keras
 * @param seconds how long it took
 */
public record Outcome(
    String id,
    String model,
    String generation,
    String backend,
    String verdict,
    int exitCode,
    String message,
    Optional<Verdict> comparison,
    Optional<String> producer,
    double seconds) {
  /** An outcome whose reference is Keras' own, not timed yet. */
  public Outcome(
      String id,
      String model,
      String generation,
      String backend,
      String verdict,
      int exitCode,
      String message,
      Optional<Verdict> comparison) {
    this(
        id,
        model,
        generation,
        backend,
        verdict,
        exitCode,
        message,
        comparison,
        Optional.empty(),
        0);
  }

  /** What {@code compared} comes to, and how long it takes. */
  public static Outcome judged(String id, String file, Model model, Supplier<Verdict> compared) {
    long begin = System.nanoTime();
    Verdict verdict = compared.get();
    Outcome outcome =
        new Outcome(
            id,
            file,
            model.generation().toString(),
            model.generation().backend(),
            verdict.agrees() ? "agree" : "disagree",
            verdict.agrees() ? 0 : 1,
            verdict.message(),
            Optional.of(verdict));
    return outcome.of(Optional.empty(), (System.nanoTime() - begin) / 1e9);
  }

  /** The same, by a reference of {@code who} and in a known time. */
  Outcome of(Optional<String> who, double time) {
    return new Outcome(
        id, model, generation, backend, verdict, exitCode, message, comparison, who, time);
  }

  public boolean agrees() {
    return exitCode == 0;
  }
}
