package io.hornbook.conformance;

/** How an engine stands to a case. */
public enum Standing {
  /** It computes what the model's own Keras did. */
  AGREES,
  /** It computes something else. */
  DISAGREES,
  /** It says that it does not run the model. */
  REFUSES,
  /** It came to its end. */
  CRASHES,
  /** It took longer than it may. */
  HANGS;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
