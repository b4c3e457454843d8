package io.hornbook.verify;

import io.hornbook.error.Usage;
import java.util.Locale;

/** What a layer is fed when it is compared. */
public enum Mode {
  /** What the layers before it gave: the model runs through. */
  PROPAGATED,
  /** The reference's tensors: one wrong layer shows as one wrong layer. */
  ISOLATED,
  /** Both, side by side. */
  BOTH;

  /**
   * The mode of this name.
   *
   * @throws Usage if there is none
   */
  public static Mode of(String name) {
    for (Mode mode : values()) {
      if (mode.toString().equals(name)) {
        return mode;
      }
    }
    throw new Usage("--mode should be propagated, isolated or both; found " + name);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
