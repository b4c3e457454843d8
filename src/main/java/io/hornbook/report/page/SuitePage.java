package io.hornbook.report.page;

import io.hornbook.conformance.Outcome;
import io.hornbook.verify.Diagnosis;
import io.hornbook.verify.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes of a suite as one HTML file. Cases that do not agree come first; what a case's
 * layers gave is drawn when the case is opened.
 */
public final class SuitePage {
  private static final List<String> VERDICTS =
      List.of("agree", "disagree", "unsupported", "damaged", "inconsistent");

  private final List<Outcome> outcomes;
  private final String version;

  private SuitePage(List<Outcome> outcomes, String version) {
    this.outcomes = new ArrayList<>(outcomes);
    this.outcomes.sort(Comparator.comparing(Outcome::agrees));
    this.version = version;
  }

  /** The page of {@code outcomes}, by Hornbook of this version. */
  public static String of(List<Outcome> outcomes, String version) {
    SuitePage page = new SuitePage(outcomes, version);
    String style = Resources.read("base.css") + Resources.read("suite.css");
    Document document = new Document(page.title(), style, Resources.read("suite.js"));
    return document.of(page.body(), SuiteData.of(page.outcomes));
  }

  private String title() {
    long agree = count("agree");
    int all = outcomes.size();
    String cases = all == 1 ? " case agrees" : " cases agree";
    if (all == 0) {
      return "No case was run";
    }
    if (agree == all) {
      return all == 1 ? "The case agrees" : "All " + Words.count(all) + cases;
    }
    return "%s of %s%s".formatted(Words.count(agree), Words.count(all), cases);
  }

  private long count(String verdict) {
    return outcomes.stream().filter(o -> o.verdict().equals(verdict)).count();
  }

  private String body() {
    StringBuilder out = new StringBuilder("<div class=\"top\">\n<header>\n");
    out.append(Html.element("h1", "", title()));
    double seconds = outcomes.stream().mapToDouble(Outcome::seconds).sum();
    String by = "Verified by hornbook %s, in %s of computing.".formatted(version, time(seconds));
    out.append(Html.element("p", "by", by)).append(shares()).append("</header>\n</div>\n<main>\n");
    out.append(controls()).append(writers()).append(heads());
    out.append("<div class=\"cases\">\n");
    for (int i = 0; i < outcomes.size(); i++) {
      out.append(row(i, outcomes.get(i)));
    }
    String none = outcomes.isEmpty() ? "No case was run." : "No case is like that.";
    out.append("<p class=\"none\"").append(outcomes.isEmpty() ? ">" : " hidden>").append(none);
    return out.append("</p>\n</div>\n</main>\n").append(footer()).toString();
  }

  /** One bar, a part for each verdict. */
  private String shares() {
    StringBuilder parts = new StringBuilder();
    double x = 0;
    for (String verdict : VERDICTS) {
      double width = 100.0 * count(verdict) / Math.max(1, outcomes.size());
      if (width > 0) {
        parts.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.3f\" y=\"0\" width=\"%.3f\" height=\"1\"/>",
                verdict,
                x,
                width));
      }
      x += width;
    }
    return "<svg class=\"shares\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" role=\"img\""
        + " aria-label=\""
        + Html.text("Shares of the verdicts: " + title())
        + "\">"
        + parts
        + "</svg>\n";
  }

  private String controls() {
    StringBuilder out = new StringBuilder("<div class=\"controls\">\n");
    out.append(chip("", "all", outcomes.size(), true));
    for (String verdict : VERDICTS) {
      if (count(verdict) > 0) {
        out.append(chip(verdict, verdict, count(verdict), false));
      }
    }
    return out.append("<input type=\"search\" id=\"search\" aria-label=\"Filter the cases\"")
        .append(" placeholder=\"Filter: a name, a release, a word of the message\">\n")
        .append("</div>\n<p id=\"shown\" role=\"status\"></p>\n")
        .toString();
  }

  private static String chip(String verdict, String label, long count, boolean pressed) {
    return "<button type=\"button\" class=\"%s\" data-verdict=\"%s\" aria-pressed=\"%s\">%s %s</button>\n"
        .formatted(label, verdict, pressed, label, Words.count(count));
  }

  /** How each Keras fares, where there are several. */
  private String writers() {
    Map<String, List<Outcome>> groups = new LinkedHashMap<>();
    for (Outcome o : outcomes) {
      String writer = o.generation().isEmpty() ? "not found out" : o.generation();
      groups.computeIfAbsent(writer, k -> new ArrayList<>()).add(o);
    }
    if (groups.size() < 2) {
      return "";
    }
    StringBuilder out =
        new StringBuilder("<details class=\"fold\"><summary>By who wrote the model");
    out.append("</summary>\n<table class=\"writers\"><thead><tr><th scope=\"col\">written by</th>");
    out.append("<th scope=\"col\">cases</th><th scope=\"col\">agree</th>");
    out.append("<th scope=\"col\">largest difference</th></tr></thead>\n<tbody>\n");
    groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(g -> out.append(writer(g.getKey(), g.getValue())));
    return out.append("</tbody></table></details>\n").toString();
  }

  private static String writer(String name, List<Outcome> cases) {
    long agree = cases.stream().filter(Outcome::agrees).count();
    double most =
        cases.stream()
            .flatMap(o -> o.comparison().stream())
            .mapToDouble(Verdict::maxAbs)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(Html.text(name), Words.count(cases.size()), Words.count(agree), Words.gap(most));
  }

  private static String heads() {
    return """
    <div class="heads" aria-hidden="true"><span>verdict</span><span>case</span>\
    <span>written by</span><span class="num">max abs</span><span class="num">time</span></div>
    """;
  }

  private static String row(int i, Outcome o) {
    String apart = o.comparison().map(v -> difference(v.maxAbs())).orElse("–");
    return """
    <details class="case %s" data-i="%d"><summary><span class="word">%s</span>\
    <span class="id">%s</span><span class="writer">%s</span><span class="num">%s</span>\
    <span class="num time">%s</span></summary><div>
    %s</div></details>
    """
        .formatted(
            Html.text(o.verdict()),
            i,
            Html.text(o.verdict()),
            Html.text(o.id()),
            Html.text(o.generation()),
            apart,
            time(o.seconds()),
            message(o));
  }

  /** What was said about a case; a diagnosis, with which messages end, stands by itself. */
  private static String message(Outcome o) {
    Optional<String> diagnosis =
        o.comparison().flatMap(Verdict::diagnosis).map(Diagnosis::describe);
    String said = o.message();
    if (diagnosis.isPresent() && said.endsWith(diagnosis.get())) {
      said = said.substring(0, said.length() - diagnosis.get().length()).replaceFirst(";\\s*$", "");
    }
    String message = said.equals("agrees") ? "" : Html.element("p", "message", said);
    return message + diagnosis.map(d -> Html.element("p", "diagnosis", d)).orElse("");
  }

  private static String difference(double value) {
    return Double.isNaN(value) ? "–" : Double.isInfinite(value) ? "∞" : Words.gap(value);
  }

  private static String time(double seconds) {
    if (seconds >= 100) {
      return String.format(Locale.ROOT, "%,.0f s", seconds);
    }
    return seconds >= 1
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
  }

  private static String footer() {
    return "<footer>"
        + Html.p(
            "max abs is the largest difference of any output from the reference. Open a case for"
                + " its layers.")
        + "</footer>\n";
  }
}
