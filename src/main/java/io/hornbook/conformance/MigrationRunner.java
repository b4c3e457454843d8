package io.hornbook.conformance;

import io.hornbook.app.MigrationRequest;
import io.hornbook.app.Migrator;
import io.hornbook.app.Options;
import io.hornbook.error.Usage;
import io.hornbook.migrate.Migrated;
import io.hornbook.migrate.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Migrates all models of a folder into another, going on after a failure. */
public final class MigrationRunner {
  private static final List<String> ENDINGS = List.of(".keras", ".h5", ".hdf5", ".json");
  private static final List<String> WRITTEN = List.of(".keras", ".json", ".h5");
  private static final List<String> WEIGHTS =
      List.of(".weights.h5", "_weights.h5", ".h5", "_weights.hdf5", ".hdf5");

  private final Options options;
  private final MigrationRequest request;
  private final Path from;

  /**
   * @param request what is to be done with each model; its place is a folder
   * @param from the folder of models, or of cases
   */
  public MigrationRunner(Options options, MigrationRequest request, Path from) {
    this.options = options;
    this.request = request;
    this.from = from;
  }

  /**
   * What to migrate: the folders of cases below, or the models in the folder itself.
   *
   * @throws Usage if there are none
   */
  public List<Path> find() {
    Predicate<Path> isCase = f -> f.endsWith(Case.FILE);
    try (Stream<Path> files = Files.walk(from)) {
      if (files.anyMatch(isCase)) {
        return Cases.find(from);
      }
    } catch (IOException e) {
      throw new Usage("the folder " + from + " cannot be read: " + e.getMessage(), e);
    }
    Set<Path> models = new TreeSet<>();
    try (Stream<Path> files = Files.list(from)) {
      files
          .filter(f -> Files.isRegularFile(f) && ENDINGS.stream().anyMatch(f.toString()::endsWith))
          .forEach(models::add);
    } catch (IOException e) {
      throw new Usage("the folder " + from + " cannot be read: " + e.getMessage(), e);
    }
    List.copyOf(models).forEach(m -> weights(m).ifPresent(models::remove));
    if (models.isEmpty()) {
      throw new Usage(
          "no models are found in "
              + from
              + ": it should hold files that end in "
              + String.join(", ", ENDINGS)
              + ", or have folders with a case.json below it");
    }
    return List.copyOf(models);
  }

  /** The weights that lie beside a topology JSON under its name. */
  private static Optional<Path> weights(Path model) {
    String name = String.valueOf(model.getFileName());
    if (!name.endsWith(".json")) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - ".json".length());
    return WEIGHTS.stream()
        .map(w -> model.resolveSibling(stem + w))
        .filter(Files::exists)
        .findFirst();
  }

  /** Migrates one; empty for a case that is to be rejected. */
  public Optional<Outcome> run(Path found) {
    String id = from.relativize(found).toString().replace('\\', '/');
    try {
      if (!Files.isDirectory(found)) {
        Options own = weights(found).map(options::withWeights).orElse(options);
        return Optional.of(run(found, own, Optional.empty(), id));
      }
      Case c = Case.read(found, id.isEmpty() ? String.valueOf(found.getFileName()) : id);
      return c.rejectWith().isPresent()
          ? Optional.empty()
          : Optional.of(run(c.model(), c.options(options), c.reference(), c.id()));
    } catch (RuntimeException | Error e) {
      return Optional.of(Runner.failure(id, "", "", "", Faults.blame(e)));
    }
  }

  /** Whether a place is for one model, by its ending, and not a folder. */
  public static boolean isFile(Path out) {
    return !Files.isDirectory(out) && WRITTEN.stream().anyMatch(out.toString()::endsWith);
  }

  /** A case is one model, and may go to a file. */
  public static boolean isCase(Path folder) {
    return Files.isRegularFile(folder.resolve(Case.FILE));
  }

  private Path place(String id) {
    if (isCase(from) && isFile(request.out())) {
      return request.out();
    }
    return request.out().resolve(id + (request.target() == Target.KERAS3 ? ".keras" : ".h5"));
  }

  private Outcome run(Path model, Options own, Optional<Path> reference, String id) {
    MigrationRequest one =
        new MigrationRequest(
            request.target(),
            request.channels(),
            place(id),
            reference,
            request.overwrite(),
            request.check(),
            request.tolerance());
    return outcome(id, String.valueOf(model.getFileName()), Migrator.migrate(model, own, one));
  }

  /** A migration as a row of a report. */
  public static Outcome outcome(String id, String model, Migrated done) {
    boolean agrees = done.proof().verdict().agrees();
    return new Outcome(
        id,
        model,
        done.generation().toString(),
        done.generation().backend(),
        agrees ? "agree" : "disagree",
        agrees ? 0 : 1,
        agrees ? "agrees" : "nothing is written: " + done.proof().verdict().message(),
        Optional.of(done.proof().verdict()));
  }
}
