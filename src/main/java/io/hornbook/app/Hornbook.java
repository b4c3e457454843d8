package io.hornbook.app;

import io.hornbook.dialect.Dialects;
import io.hornbook.dialect.Imported;
import io.hornbook.error.HornbookException;
import io.hornbook.explain.Explanation;
import io.hornbook.format.Artifact;
import io.hornbook.math.Linear;
import java.nio.file.Path;
import java.util.Optional;

/** Opens Keras models of every generation. */
public final class Hornbook {
  private Hornbook() {}

  /**
   * Opens a model that is one file: a full {@code .h5} or a {@code .keras}.
   *
   * @throws HornbookException if it cannot be read, with the blame and a message that says why
   */
  public static Model open(Path model) {
    return open(model, Options.NONE);
  }

  /**
   * Opens a model with what else the caller knows.
   *
   * @throws HornbookException if it cannot be read, with the blame and a message that says why
   */
  public static Model open(Path model, Options options) {
    Artifact artifact = Artifact.open(model, options.weights());
    String name = artifact.name();
    try {
      Imported imported = Dialects.read(artifact, options.hints());
      boolean weighted = artifact.hdf5().isPresent() || artifact.weights().isPresent();
      return new Model(name, imported, weighted, options, other -> Optional.of(open(model, other)));
    } catch (HornbookException e) {
      throw e.getMessage().contains(name) ? e : e.in(name);
    }
  }

  /**
   * Dense or TimeDistributedDense: the answer with its numbers, computed now from layers made for
   * it and from files of the real releases.
   */
  public static Explanation explain() {
    return Explanation.of(Exhibits.read(), version(), kernel());
  }

  /** Which matrix kernel runs: the Vector API's or the plain one. */
  public static String kernel() {
    return Linear.kernel();
  }

  /** The version of this library; {@code development} when not run from its jar. */
  public static String version() {
    String version = Hornbook.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
