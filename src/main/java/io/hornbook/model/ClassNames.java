package io.hornbook.model;

import java.util.Locale;

/** Names that Keras derives from those of classes. */
public final class ClassNames {
  private ClassNames() {}

  /** Keras' to_snake_case: {@code MaxPooling1D} is {@code max_pooling1d}. */
  public static String snake(String type) {
    return type.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
