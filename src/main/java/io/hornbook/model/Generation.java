package io.hornbook.model;

import java.util.List;

/**
 * Which Keras wrote a model.
 *
 * @param family which line of Keras releases
 * @param version the release
 * @param exact whether the release is known, or only the oldest one that could have written this
 * @param backend {@code theano}, {@code tensorflow}, {@code cntk} …, or empty where the file does
 *     not tell and nobody said
 * @param ordering image dimension ordering to assume where a config is silent: {@code th} or {@code
 *     tf}, or empty
 * @param evidence how this is known, one line per finding
 */
public record Generation(
    Family family,
    Version version,
    boolean exact,
    String backend,
    String ordering,
    List<String> evidence) {

  /** The lines of Keras releases. */
  public enum Family {
    KERAS,
    TF_KERAS
  }

  public Generation {
    evidence = List.copyOf(evidence);
  }

  /** Whether this release is older than {@code release}, such as {@code 1.0.7}. */
  public boolean before(String release) {
    return version.compareTo(Version.parse(release)) < 0;
  }

  public boolean isTheano() {
    return backend.equals("theano");
  }

  /** As a person writes it: {@code Keras 1.2.2 (Theano)}. */
  @Override
  public String toString() {
    String name = family == Family.TF_KERAS ? "tf.keras " : "Keras ";
    String release = exact ? version.toString() : version.series();
    String engine =
        switch (backend) {
          case "" -> "";
          case "theano" -> " (Theano)";
          case "tensorflow" -> family == Family.TF_KERAS ? "" : " (TensorFlow)";
          default -> " (" + backend + ")";
        };
    return name + release + engine;
  }
}
