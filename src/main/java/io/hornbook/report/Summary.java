package io.hornbook.report;

import io.hornbook.conformance.Outcome;
import java.util.List;

/** Counts by verdict. */
final class Summary {
  static final List<String> VERDICTS =
      List.of("agree", "disagree", "unsupported", "damaged", "inconsistent");

  private Summary() {}

  static long count(List<Outcome> outcomes, String verdict) {
    return outcomes.stream().filter(o -> o.verdict().equals(verdict)).count();
  }
}
