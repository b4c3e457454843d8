package io.hornbook.migrate;

import io.hornbook.error.Usage;
import java.util.Arrays;
import java.util.stream.Collectors;

/** For which Keras a model is written. */
public enum Target {
  /** Keras 3: a {@code .keras} archive, or a topology JSON and its {@code .weights.h5}. */
  KERAS3("keras3", "3.15.1"),
  /** tf.keras 2.15 and tf_keras 2.15: a whole-model {@code .h5}. */
  TF_KERAS2("tf-keras2", "2.15.0");

  private final String text;
  private final String release;

  Target(String text, String release) {
    this.text = text;
    this.release = release;
  }

  /**
   * The target of this name.
   *
   * @throws Usage if there is none
   */
  public static Target of(String name) {
    for (Target target : values()) {
      if (target.text.equals(name)) {
        return target;
      }
    }
    String known = Arrays.stream(values()).map(t -> t.text).collect(Collectors.joining(" or "));
    throw new Usage("--to should be " + known + "; found " + name);
  }

  /** The release whose files are written. */
  String release() {
    return release;
  }

  Vocabulary vocabulary() {
    return Vocabulary.of(this);
  }

  @Override
  public String toString() {
    return text;
  }
}
