package io.hornbook.process;

/** What came of waiting for a line. */
public sealed interface Answer {
  /** The line, without its end. */
  record Line(String text) implements Answer {}

  /** Nothing within the time: the program still runs. */
  record Silence() implements Answer {}

  /**
   * The program has ended.
   *
   * @param exitCode 128 and more where a signal ended it
   * @param lastWords the end of what it wrote to its standard error
   */
  record Ended(int exitCode, String lastWords) implements Answer {}
}
