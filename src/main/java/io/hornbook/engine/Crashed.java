package io.hornbook.engine;

/** An engine that came to its end while it ran a model. */
public final class Crashed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message how it ended, and the last that it said
   */
  public Crashed(String message) {
    super(message);
  }
}
