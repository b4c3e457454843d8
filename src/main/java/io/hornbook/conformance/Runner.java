package io.hornbook.conformance;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.app.Options;
import io.hornbook.app.References;
import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
import io.hornbook.verify.Mode;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Tolerance;
import io.hornbook.verify.Verdict;
import io.hornbook.verify.Verifier;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs cases. Whatever goes wrong with one is its outcome and never stops another.
 *
 * @param options what the caller knows; a case's own word goes before it
 * @param rtol the caller's relative tolerance, before a case's own
 * @param atol the caller's absolute tolerance, before a case's own
 * @param mode what layers are fed
 */
public record Runner(Options options, Optional<Double> rtol, Optional<Double> atol, Mode mode) {
  private static final int USAGE = 2;

  /** Compares layers in both modes. */
  public Runner(Options options, Optional<Double> rtol, Optional<Double> atol) {
    this(options, rtol, atol, Mode.BOTH);
  }

  /**
   * Opens the model of the case in {@code folder}, with what the case says about it.
   *
   * @throws HornbookException if the case or the model cannot be read
   */
  public Model open(Path folder) {
    Case c = Case.read(folder, String.valueOf(folder.getFileName()));
    return Hornbook.open(c.model(), c.options(options));
  }

  /** Runs the case in {@code folder}. */
  public Outcome run(Path folder, String id) {
    long begin = System.nanoTime();
    Case c;
    try {
      c = Case.read(folder, id);
    } catch (RuntimeException e) {
      return settled(failure(id, Case.FILE, "", "", Faults.blame(e)));
    }
    Outcome outcome = run(c);
    return settled(c.rejectWith().isPresent() ? rejection(c, outcome) : outcome)
        .of(c.producer(), seconds(begin));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** A suite's user is not its author: a case that makes no sense is a damaged case. */
  private static Outcome settled(Outcome o) {
    if (o.exitCode() != USAGE) {
      return o;
    }
    Damaged damaged = new Damaged(o.message());
    return failure(o.id(), o.model(), o.generation(), o.backend(), damaged);
  }

  /**
   * Runs a model that is no case: with the caller's options and reference.
   *
   * @throws Usage if these make no sense, or there is no reference: says how to make one
   */
  public Outcome run(Path model, Optional<Path> reference) {
    long begin = System.nanoTime();
    String id = model.getFileName().toString();
    Optional<Path> none = Optional.empty();
    Optional<String> unsaid = Optional.empty();
    Optional<Double> usual = Optional.empty();
    OptionalInt unrejected = OptionalInt.empty();
    Outcome outcome =
        run(
            new Case(
                id,
                model,
                none,
                reference,
                unsaid,
                unsaid,
                unsaid,
                usual,
                usual,
                unrejected,
                unsaid,
                unsaid));
    if (outcome.exitCode() == USAGE) {
      throw new Usage(outcome.message());
    }
    return outcome.of(unsaid, seconds(begin));
  }

  private Outcome run(Case c) {
    String file = c.model().getFileName().toString();
    String[] written = {"", ""};
    try {
      Model model = Hornbook.open(c.model(), c.options(options));
      written[0] = model.generation().toString();
      written[1] = model.generation().backend();
      if (c.reference().isEmpty()) {
        model.layers();
      }
      Path reference = c.reference().orElseThrow(() -> new Usage(NoReference.howTo(model)));
      return Outcome.judged(
          c.id(), file, model, () -> model.verify(References.read(reference), tolerance(c), mode));
    } catch (RuntimeException | Error e) {
      return failure(c.id(), file, written[0], written[1], Faults.blame(e));
    }
  }

  /**
   * Compares what another engine gave for a case.
   *
   * @param model the case's model, where Hornbook reads it: its rounding is the engine's tolerance
   * @throws HornbookException if the engine lacks an output or gives one too many
   */
  Verdict compare(Case c, Optional<Model> model, Reference found, Reference reference) {
    Tolerance tolerance = tolerance(c);
    if (model.isPresent()) {
      try {
        return model.get().compare(found, reference, tolerance);
      } catch (Unsupported | Inconsistent e) {
        // What Hornbook cannot run tells nothing about rounding; the engine may have run it.
      }
    }
    Tolerance.Fixed bounds =
        tolerance instanceof Tolerance.Fixed given ? given : Tolerance.Fixed.USUAL;
    return Verifier.compare(found, reference, reference.outputNames(), bounds);
  }

  private Tolerance tolerance(Case c) {
    Optional<Double> relative = rtol.or(c::rtol);
    Optional<Double> absolute = atol.or(c::atol);
    if (relative.isEmpty() && absolute.isEmpty()) {
      return Tolerance.DEFAULT;
    }
    return Tolerance.of(
        relative.orElse(Tolerance.Fixed.RTOL), absolute.orElse(Tolerance.Fixed.ATOL));
  }

  static Outcome failure(
      String id, String file, String generation, String backend, HornbookException e) {
    return new Outcome(
        id, file, generation, backend, e.verdict(), e.exitCode(), e.getMessage(), Optional.empty());
  }

  /** A case that expects a rejection agrees when it gets that very one. */
  private static Outcome rejection(Case c, Outcome got) {
    int wanted = c.rejectWith().getAsInt();
    boolean said = c.message().map(got.message()::contains).orElse(true);
    boolean agrees = got.exitCode() == wanted && said;
    String message =
        agrees
            ? "rejected as expected: " + got.message()
            : "should be rejected with exit code %d%s; found %d (%s): %s"
                .formatted(
                    wanted,
                    c.message().map(m -> " and the message '" + m + "'").orElse(""),
                    got.exitCode(),
                    got.verdict(),
                    got.message());
    return new Outcome(
        c.id(),
        got.model(),
        got.generation(),
        got.backend(),
        agrees ? "agree" : "disagree",
        agrees ? 0 : 1,
        message,
        Optional.empty());
  }
}
