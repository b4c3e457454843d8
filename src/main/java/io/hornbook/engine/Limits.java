package io.hornbook.engine;

import java.time.Duration;

/**
 * What an engine's process may take.
 *
 * @param time for one model, from its files to its outputs
 * @param mebibytes how much memory the process and what it started may hold, together. Only systems
 *     with a {@code /proc} tell, such as Linux; on others there is no such limit
 */
public record Limits(Duration time, long mebibytes) {
  /** As long as that, with as much memory as there is. */
  public static Limits of(Duration time) {
    return new Limits(time, Long.MAX_VALUE >> 20);
  }
}
