package io.hornbook.error;

/**
 * A problem that a user can act on. Its message is one line that says what, expected because, found
 * and where; it is shown as it stands, without a stack trace.
 */
public abstract sealed class HornbookException extends RuntimeException
    permits Damaged, Unsupported, Inconsistent, Usage {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  HornbookException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ends with this problem. */
  public final int exitCode() {
    return exitCode;
  }

  /** The verdict of a case that ends with this problem: {@code damaged}, {@code unsupported} … */
  public final String verdict() {
    return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /** The same problem with {@code who} before its message, such as the layer it is about. */
  public abstract HornbookException of(String who);

  /** The same problem with {@code where} appended to its message, such as the file it lies in. */
  public abstract HornbookException in(String where);
}
