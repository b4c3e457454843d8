package io.hornbook.conformance;

import io.hornbook.error.Unsupported;
import io.hornbook.process.Answer;
import java.time.Duration;
import java.util.Optional;

/**
 * Outcomes of cases that did not come to an end. They are {@code unsupported}, as a model is that
 * needs more memory than there is: the limits are ours, and nothing has shown that its files are
 * damaged. A case that expects a rejection does not get it this way.
 */
final class Lost {
  private static final int KILLED = 128 + 9;

  private Lost() {}

  /** The case took too long and was stopped. */
  static Outcome late(SuiteCase one, Duration limit) {
    String message =
        "was stopped after %d seconds: if it is not hung but large, give it more with --timeout"
            .formatted(limit.toSeconds());
    return failure(one, message).of(Optional.empty(), limit.toMillis() / 1e3);
  }

  /** The case took its process with it. */
  static Outcome crashed(SuiteCase one, Answer.Ended end) {
    if (end.lastWords().contains("OutOfMemoryError")) {
      return failure(one, Faults.blame(new OutOfMemoryError()).getMessage());
    }
    String hint = end.exitCode() == KILLED ? ", as systems do when memory runs out" : "";
    String words = end.lastWords().isEmpty() ? "" : ": " + end.lastWords();
    return failure(
        one, "ended its process with exit code %d%s%s".formatted(end.exitCode(), hint, words));
  }

  /** There was no process to run it in. */
  static Outcome unstarted(SuiteCase one, String why) {
    return failure(one, "was not run, as a process for it does not start: " + why);
  }

  private static Outcome failure(SuiteCase one, String message) {
    return Runner.failure(one.id(), "", "", "", new Unsupported(message));
  }
}
