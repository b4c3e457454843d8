package io.hornbook.cli;

/** Whether a person sits before the command. */
final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // isReal() asks what later JDKs no longer say with null.
  static boolean isPresent() {
    return System.console() != null && System.getenv("NO_COLOR") == null && isReal();
  }

  /** From JDK 22 on a console is there even when output goes to a file. */
  private static boolean isReal() {
    try {
      Object real = java.io.Console.class.getMethod("isTerminal").invoke(System.console());
      return Boolean.TRUE.equals(real);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
