package io.hornbook.engine;

/** An engine that took longer than it may. */
public final class Hung extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message how long it had
   */
  public Hung(String message) {
    super(message);
  }
}
