package io.hornbook.engine;

/** A model that an engine has never claimed to run: its refusal is counted apart. */
public final class Outside extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why it is none of the engine's
   */
  public Outside(String message) {
    super(message);
  }
}
