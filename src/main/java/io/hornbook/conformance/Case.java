package io.hornbook.conformance;

import io.hornbook.app.Options;
import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.hornbook.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One case of a suite: a folder with a {@code case.json}.
 *
 * @param id the folder's path below the suite
 * @param model the model file or topology JSON
 * @param weights a separate weights file
 * @param reference the reference tensors
 * @param keras the Keras release that wrote the model, where it is known
 * @param backend the backend it ran on, where it is known
 * @param ordering image dimension ordering where configs are silent
 * @param rtol relative tolerance of this case, with a reason
 * @param atol absolute tolerance of this case, with a reason
 * @param rejectWith the exit code with which the model must be rejected; empty when it must agree
 * @param message what the rejection must say, or a telling part of it
 * @param producer who computed the reference, where it was not the Keras that wrote the model
 */
public record Case(
    String id,
    Path model,
    Optional<Path> weights,
    Optional<Path> reference,
    Optional<String> keras,
    Optional<String> backend,
    Optional<String> ordering,
    Optional<Double> rtol,
    Optional<Double> atol,
    OptionalInt rejectWith,
    Optional<String> message,
    Optional<String> producer) {
  /** The name of the file that makes a folder a case. */
  public static final String FILE = "case.json";

  private static final Set<String> KEYS =
      Set.of(
          "keras",
          "backend",
          "model",
          "weights",
          "reference",
          "expect",
          "ordering",
          "rtol",
          "atol",
          "reason",
          "generator",
          "seed",
          "links",
          "exit",
          "message",
          "producer");

  /**
   * Reads the case in {@code folder}.
   *
   * @throws HornbookException if case.json is not what the format says, with its place
   */
  static Case read(Path folder, String id) {
    Path file = folder.resolve(FILE);
    try {
      Object json = Json.parse(Files.readString(file), FILE);
      if (!(json instanceof Map<?, ?> map)) {
        throw new Damaged(FILE + " should hold an object");
      }
      return read(new Fields(map, folder), id);
    } catch (NoSuchFileException e) {
      throw new Usage(folder + " is a folder without " + FILE + ": name a case or a model file", e);
    } catch (IOException e) {
      throw new Usage(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Case read(Fields f, String id) {
    f.onlyKeys(KEYS);
    boolean reject =
        f.oneOf("expect", List.of("agree", "reject")).filter("reject"::equals).isPresent();
    if (!reject && f.file("reference").isEmpty()) {
      throw new Damaged("'reference' is missing for a case that should agree in " + FILE);
    }
    if ((f.number("rtol").isPresent() || f.number("atol").isPresent())
        && f.text("reason").isEmpty()) {
      throw new Damaged("a case with a tolerance of its own should give a 'reason' in " + FILE);
    }
    OptionalInt exit = reject ? OptionalInt.of(f.exitCode()) : OptionalInt.empty();
    return new Case(
        id,
        f.file("model").orElseThrow(() -> new Damaged("'model' is missing in " + FILE)),
        f.file("weights"),
        f.file("reference"),
        f.release("keras"),
        f.text("backend"),
        f.oneOf("ordering", List.of("th", "tf")),
        f.number("rtol"),
        f.number("atol"),
        exit,
        f.text("message"),
        f.text("producer"));
  }

  /** The caller's options with what the case says of its model. */
  Options options(Options given) {
    Options merged = given;
    if (weights.isPresent()) {
      merged = merged.withWeights(weights.get());
    }
    if (keras.isPresent()) {
      merged = merged.withKerasVersion(keras.get());
    }
    if (backend.isPresent()) {
      merged = merged.withBackend(backend.get());
    }
    return ordering.isPresent() ? merged.withOrdering(ordering.get()) : merged;
  }
}
