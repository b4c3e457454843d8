package io.hornbook.error;

/** The file is not what it claims to be: truncated, foreign, hostile or corrupt. Exit code 4. */
public final class Damaged extends HornbookException {
  private static final long serialVersionUID = 1L;

  public Damaged(String message) {
    this(message, null);
  }

  public Damaged(String message, Throwable cause) {
    super(4, message, cause);
  }

  @Override
  public Damaged of(String who) {
    return new Damaged(who + ": " + getMessage(), this);
  }

  @Override
  public Damaged in(String where) {
    return new Damaged(getMessage() + " in " + where, this);
  }
}
