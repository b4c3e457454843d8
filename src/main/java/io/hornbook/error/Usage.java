package io.hornbook.error;

/** The caller asked for something that makes no sense. Exit code 2. */
public final class Usage extends HornbookException {
  private static final long serialVersionUID = 1L;

  public Usage(String message) {
    this(message, null);
  }

  public Usage(String message, Throwable cause) {
    super(2, message, cause);
  }

  @Override
  public Usage of(String who) {
    return new Usage(who + ": " + getMessage(), this);
  }

  @Override
  public Usage in(String where) {
    return new Usage(getMessage() + " in " + where, this);
  }
}
