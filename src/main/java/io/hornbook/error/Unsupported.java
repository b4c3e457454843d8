package io.hornbook.error;

/** The file is sound, but this library cannot do what it asks for. Exit code 3. */
public final class Unsupported extends HornbookException {
  private static final long serialVersionUID = 1L;

  public Unsupported(String message) {
    this(message, null);
  }

  public Unsupported(String message, Throwable cause) {
    super(3, message, cause);
  }

  @Override
  public Unsupported of(String who) {
    return new Unsupported(who + ": " + getMessage(), this);
  }

  @Override
  public Unsupported in(String where) {
    return new Unsupported(getMessage() + " in " + where, this);
  }
}
