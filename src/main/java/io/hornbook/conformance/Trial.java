package io.hornbook.conformance;

import io.hornbook.app.References;
import io.hornbook.engine.Crashed;
import io.hornbook.engine.Engine;
import io.hornbook.engine.HornbookEngine;
import io.hornbook.engine.Hung;
import io.hornbook.engine.ModelFiles;
import io.hornbook.engine.Outside;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Version;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs cases on an engine and compares what it gives with their references. */
public final class Trial {
  private final Engine engine;
  private final Runner runner;

  /**
   * @param runner with the tolerances that go before a case's own
   */
  public Trial(Engine engine, Runner runner) {
    this.engine = engine;
    this.runner = runner;
  }

  /**
   * Runs a case. Whatever the engine does is what came of it.
   *
   * @throws HornbookException if the case itself, or its reference, cannot be read
   */
  public Attempt run(SuiteCase one) {
    if (engine instanceof HornbookEngine) {
      return verified(one);
    }
    Case c = Case.read(one.folder(), one.id());
    Map<String, Tensor> inputs = c.rejectWith().isPresent() ? Map.of() : inputs(c);
    Yardstick yardstick = new Yardstick(c, runner);
    long begin = System.nanoTime();
    Map<String, Tensor> found;
    try {
      found = engine.predict(files(c), inputs);
    } catch (Hung e) {
      return failed(Standing.HANGS, true, yardstick, e, begin);
    } catch (Crashed e) {
      return failed(Standing.CRASHES, true, yardstick, e, begin);
    } catch (Outside e) {
      return refused(false, yardstick, e, begin);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return refused(true, yardstick, e, begin);
    }
    double seconds = seconds(begin);
    Outcome outcome =
        c.rejectWith().isPresent() ? unrefused(c) : yardstick.best(found, engine.name());
    Standing standing = outcome.agrees() ? Standing.AGREES : Standing.DISAGREES;
    return attempt(standing, true, yardstick, outcome, seconds);
  }

  /** Hornbook's own word is that of {@code verify}, which also knows how it has to reject. */
  private Attempt verified(SuiteCase one) {
    Outcome outcome = runner.run(one.folder(), one.id());
    boolean ran = outcome.comparison().isPresent() || outcome.agrees();
    Standing standing =
        outcome.agrees() ? Standing.AGREES : ran ? Standing.DISAGREES : Standing.REFUSES;
    return new Attempt(standing, true, List.of(), "", outcome);
  }

  private static ModelFiles files(Case c) {
    return new ModelFiles(c.id(), c.model(), c.weights(), c.keras(), c.backend(), c.ordering());
  }

  private static Map<String, Tensor> inputs(Case c) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    if (c.reference().isPresent()) {
      Reference reference = References.read(c.reference().get());
      reference
          .tensors()
          .forEach(
              (key, tensor) -> {
                if (key.startsWith("inputs/")) {
                  inputs.put(key, tensor);
                }
              });
    }
    return inputs;
  }

  /** A case that expects a rejection agrees when it is refused, in whatever words. */
  private Attempt refused(boolean claimed, Yardstick yardstick, Throwable e, long begin) {
    if (yardstick.test().rejectWith().isEmpty()) {
      return failed(Standing.REFUSES, claimed, yardstick, e, begin);
    }
    Outcome outcome =
        yardstick.outcome("agree", 0, "rejected as expected: " + e.getMessage(), Optional.empty());
    return attempt(Standing.AGREES, claimed, yardstick, outcome, seconds(begin));
  }

  private Outcome unrefused(Case c) {
    String message = "should be rejected; %s runs it".formatted(engine.name());
    return new Outcome(
        c.id(),
        c.model().getFileName().toString(),
        "",
        "",
        "disagree",
        1,
        message,
        Optional.empty());
  }

  private Attempt failed(
      Standing standing, boolean claimed, Yardstick yardstick, Throwable e, long begin) {
    double seconds = seconds(begin);
    boolean inItsWords =
        e instanceof HornbookException || e instanceof Outside || standing != Standing.REFUSES;
    String said =
        inItsWords ? e.getMessage() : e.getClass().getSimpleName() + ": " + e.getMessage();
    HornbookException problem =
        e instanceof HornbookException known
            ? known
            : new Unsupported("%s %s: %s".formatted(engine.name(), standing, said));
    Outcome outcome =
        yardstick.outcome(
            problem.verdict(), problem.exitCode(), problem.getMessage(), Optional.empty());
    return attempt(standing, claimed, yardstick, outcome, seconds);
  }

  private Attempt attempt(
      Standing standing, boolean claimed, Yardstick yardstick, Outcome outcome, double seconds) {
    Case c = yardstick.test();
    return new Attempt(
        standing,
        claimed && claims(c),
        yardstick.layers(),
        c.keras().orElse(""),
        outcome.of(c.producer(), seconds));
  }

  /** Whether the engine says that it reads files of the case's generation. */
  private boolean claims(Case c) {
    List<String> said = engine.generations();
    return said.isEmpty()
        || c.keras()
            .map(k -> said.contains(Integer.toString(Version.parse(k).major())))
            .orElse(true);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
