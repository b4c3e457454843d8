package io.hornbook.report.page;

import io.hornbook.app.Options;
import io.hornbook.conformance.Outcome;
import io.hornbook.conformance.Runner;
import io.hornbook.verify.Diagnosis;
import io.hornbook.verify.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Outcomes to draw: of real cases, and with all that a name can do to a page. */
final class Suites {
  static final String EVIL = "</script><script>alert(1)</script><b a=\"x\" c='y'>&\u202e";

  private static final Path CASE = Path.of("fixtures/keras-1.2.2-theano/mask_through_tdd");

  private Suites() {}

  /** Two that disagree in every element, one that is damaged, two that agree. */
  static List<Outcome> sample() {
    Outcome strict = run(0.0, "strict/" + EVIL);
    return List.of(
        run(1e-4, "sound/one"),
        strict,
        run(0.0, "strict/two"),
        new Outcome("broken", EVIL, EVIL, "", "damaged", 4, "cut short " + EVIL, Optional.empty()),
        run(1e-4, "sound/two"));
  }

  /** Very many cases that agree, and one that does not. */
  static List<Outcome> many(int cases) {
    Outcome one = run(1e-4, "sound");
    List<Outcome> many = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      many.add(named(one, "folder/case_" + i, one.comparison()));
    }
    many.add(run(0.0, "strict"));
    return many;
  }

  private static Outcome run(double tolerance, String id) {
    Runner runner = new Runner(Options.NONE, Optional.of(tolerance), Optional.of(tolerance));
    Outcome outcome = runner.run(CASE, id);
    return named(outcome, id, outcome.comparison().map(v -> alone(v, outcome.agrees())));
  }

  private static Outcome named(Outcome o, String id, Optional<Verdict> verdict) {
    return new Outcome(
        id,
        o.model(),
        o.generation(),
        o.backend(),
        o.verdict(),
        o.exitCode(),
        o.message(),
        verdict);
  }

  /** With the layers once more as if they had run alone. */
  private static Verdict alone(Verdict v, boolean agrees) {
    Optional<Diagnosis> diagnosis =
        agrees
            ? Optional.empty()
            : Optional.of(new Diagnosis(EVIL, "the tolerance is not 0", 1e-7, "give it one"));
    return new Verdict(
        v.agrees(),
        v.outputs(),
        v.activations(),
        v.activations(),
        v.unmatched(),
        v.firstDiverging(),
        diagnosis,
        v.message());
  }
}
