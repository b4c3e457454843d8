package io.hornbook.report;

import io.hornbook.verify.Comparison;
import io.hornbook.verify.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a model leaves its band: the layers around the first that does, alone and in a row. */
final class LayerTable {
  private static final int MOST = 8;
  private static final int WIDEST_NAME = 40;

  private LayerTable() {}

  /** The table, indented; nothing where a single layer was compared. */
  static String of(Verdict verdict) {
    List<Comparison> through =
        verdict.activations().isEmpty() ? verdict.isolated() : verdict.activations();
    int wrong = 0;
    while (wrong < through.size() && through.get(wrong).agrees()) {
      wrong++;
    }
    if (through.size() < 2 || wrong == through.size()) {
      return "";
    }
    Map<String, Comparison> alone = new HashMap<>();
    verdict.isolated().forEach(c -> alone.put(c.name(), c));
    int from = Math.max(0, wrong - 1);
    int to = Math.min(through.size(), from + MOST);
    StringBuilder out = new StringBuilder();
    out.append("  of the band:").append(" ".repeat(WIDEST_NAME - 10));
    out.append("    alone  in a row\n");
    for (Comparison c : through.subList(from, to)) {
      String name = Shown.shortened(Shown.line(c.name()), WIDEST_NAME);
      String own = alone.containsKey(c.name()) ? Shown.share(alone.get(c.name()).share()) : "-";
      String row = verdict.activations().isEmpty() ? "-" : Shown.share(c.share());
      String form = "    %-" + WIDEST_NAME + "s  %8s  %8s%n";
      out.append(String.format(Locale.ROOT, form, name, own, row));
    }
    int left = through.size() - to;
    return left == 0
        ? out.toString()
        : out.append("    and " + left + " layers after\n").toString();
  }
}
