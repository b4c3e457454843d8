package io.hornbook.conformance;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Unsupported;

/** What no one foresaw, as a problem that can be told. */
public final class Faults {
  private Faults() {}

  /** The problem that {@code fault} comes to. */
  public static HornbookException blame(Throwable fault) {
    if (fault instanceof HornbookException known) {
      return known;
    }
    if (fault instanceof OutOfMemoryError) {
      return new Unsupported("the model needs more memory than there is: raise it with java -Xmx");
    }
    if (fault instanceof StackOverflowError) {
      return new Damaged("the model is nested too deeply");
    }
    String what = fault.getClass().getSimpleName() + ": " + fault.getMessage();
    return new Unsupported(
        "a fault of Hornbook's own, please report it with the file (" + what + ")");
  }
}
