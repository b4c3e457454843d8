package io.hornbook.report;

import io.hornbook.migrate.Migrated;
import io.hornbook.model.Change;
import io.hornbook.verify.Verdict;

/** A migration as text. */
public final class MigrationReport {
  private MigrationReport() {}

  /** What was rewritten, and how far old and new are apart. */
  public static String of(Migrated done) {
    StringBuilder out = new StringBuilder();
    out.append(done.generation()).append(" → ").append(done.target()).append('\n');
    for (Change change : done.changes()) {
      if (change.id().startsWith("migrate/")) {
        out.append("  ").append(Shown.line(change.node())).append(": ");
        out.append(Shown.line(change.before())).append(" → ").append(Shown.line(change.after()));
        out.append(" (").append(change.id().substring("migrate/".length())).append(": ");
        out.append(change.why()).append(")\n");
      }
    }
    if (done.channelsFirst()) {
      out.append(
          "it reads images channels first, which Keras on TensorFlow cannot run on a CPU:"
              + " --data-format channels_last turns it\n");
    }
    Verdict verdict = done.proof().verdict();
    out.append("old against new on ").append(Shown.line(done.proof().inputs()));
    out.append(": largest difference ").append(Shown.number(verdict.maxAbs()));
    out.append(" in ").append(verdict.outputs().size()).append(" outputs, ");
    out.append(verdict.activations().size()).append(" layers compared\n");
    if (!verdict.agrees()) {
      out.append("does not agree, nothing is written: ").append(Shown.safe(verdict.message()));
      return out.append('\n').toString();
    }
    done.targets()
        .forEach(
            (name, sum) ->
                out.append(Shown.line(name)).append("  sha256 ").append(sum).append('\n'));
    return out.toString();
  }
}
