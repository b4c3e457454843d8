package io.hornbook.scoreboard;

import io.hornbook.model.Version;

/** A line of Keras releases whose files are alike. */
public enum Line {
  ZERO("0.x"),
  ONE("1.x"),
  TWO("2.0 to 2.3"),
  TF("tf.keras 2"),
  THREE("3.x"),
  UNKNOWN("unknown");

  /** With this release Keras 2 went into TensorFlow for good. */
  private static final Version INSIDE_TENSORFLOW = Version.parse("2.4.0");

  private final String shown;

  Line(String shown) {
    this.shown = shown;
  }

  static Line of(String keras) {
    if (keras.isEmpty()) {
      return UNKNOWN;
    }
    Version version = Version.parse(keras);
    return switch (version.major()) {
      case 0 -> ZERO;
      case 1 -> ONE;
      case 2 -> version.compareTo(INSIDE_TENSORFLOW) < 0 ? TWO : TF;
      default -> THREE;
    };
  }

  @Override
  public String toString() {
    return shown;
  }
}
