package io.hornbook.migrate;

import io.hornbook.error.Usage;

/** Where the migrated model has the channels of its images. */
public enum Channels {
  /** Where the old model has them. */
  KEPT,
  /** Behind the spatial axes: {@code (n, rows, columns, channels)}. */
  LAST;

  /**
   * The choice that a data format stands for.
   *
   * @throws Usage if it is not channels_last
   */
  public static Channels of(String format) {
    if (!format.equals("channels_last")) {
      throw new Usage("--data-format should be channels_last; found " + format);
    }
    return LAST;
  }
}
