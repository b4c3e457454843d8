package io.hornbook.scoreboard;

import io.hornbook.conformance.Attempt;
import io.hornbook.conformance.Standing;
import io.hornbook.engine.Engine;
import java.util.List;

/**
 * What came of one case on one engine.
 *
 * @param engine the engine's name and version
 * @param id the case
 * @param keras the Keras release that wrote the model
 * @param layers the model's layer classes
 * @param standing how the engine stands to it
 * @param claimed whether the engine has ever claimed to run such a model
 * @param seconds how long it took, from the model's files to its outputs
 * @param message one line for people
 */
public record Result(
    String engine,
    String id,
    String keras,
    List<String> layers,
    Standing standing,
    boolean claimed,
    double seconds,
    String message) {
  public Result {
    layers = List.copyOf(layers);
  }

  static Result of(Engine engine, String id, Attempt a) {
    return new Result(
        called(engine),
        id,
        a.keras(),
        a.layers(),
        a.standing(),
        a.claimed(),
        a.outcome().seconds(),
        a.outcome().message());
  }

  /** What an engine goes by. */
  static String called(Engine engine) {
    return engine.name() + " " + engine.version();
  }

  /** The line of releases that {@link #keras} belongs to. */
  public Line line() {
    return Line.of(keras);
  }
}
