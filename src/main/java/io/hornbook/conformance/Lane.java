package io.hornbook.conformance;

/** A place where cases run one after the other. */
public interface Lane extends AutoCloseable {
  /** Runs a case. Whatever goes wrong with it is its outcome. */
  Outcome run(SuiteCase one);

  /** Gives up at once, also in the midst of a case. */
  @Override
  void close();
}
