package io.hornbook.conformance;

import java.nio.file.Path;

/**
 * A case of a suite that is to be run.
 *
 * @param folder where it lies
 * @param id what it goes by: its path below the suite
 */
public record SuiteCase(Path folder, String id) {
  /** Whether its model is to be rejected, not run. */
  public boolean expectsRejection() {
    return Case.read(folder, id).rejectWith().isPresent();
  }
}
