package io.hornbook.error;

/** Each file is sound, but they contradict each other: config against weights. Exit code 5. */
public final class Inconsistent extends HornbookException {
  private static final long serialVersionUID = 1L;

  public Inconsistent(String message) {
    this(message, null);
  }

  public Inconsistent(String message, Throwable cause) {
    super(5, message, cause);
  }

  @Override
  public Inconsistent of(String who) {
    return new Inconsistent(who + ": " + getMessage(), this);
  }

  @Override
  public Inconsistent in(String where) {
    return new Inconsistent(getMessage() + " in " + where, this);
  }
}
