package io.hornbook.dialect;

import io.hornbook.model.Version;
import java.util.Optional;

/**
 * What the user knows and a file may not tell.
 *
 * @param version the Keras release that wrote the model
 * @param backend {@code theano} or {@code tensorflow}
 * @param ordering image dimension ordering where configs are silent: {@code th} or {@code tf}
 */
public record Hints(
    Optional<Version> version, Optional<String> backend, Optional<String> ordering) {
  public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), Optional.empty());
}
