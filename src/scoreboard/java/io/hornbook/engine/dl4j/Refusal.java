package io.hornbook.engine.dl4j;

/** What DL4J's importer says when it does not take a model. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(Exception cause) {
    super(cause);
  }

  /** An exception as one line for people. */
  static String of(RuntimeException e) {
    Throwable said = e instanceof Refusal && e.getCause() != null ? e.getCause() : e;
    String message = String.valueOf(said.getMessage()).replaceAll("\\s+", " ");
    String shown = message.length() > 300 ? message.substring(0, 300) + "…" : message;
    return said.getClass().getSimpleName() + ": " + shown;
  }
}
