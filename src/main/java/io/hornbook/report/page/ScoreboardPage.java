package io.hornbook.report.page;

import io.hornbook.conformance.Standing;
import io.hornbook.report.ScoreboardTable;
import io.hornbook.scoreboard.Result;
import io.hornbook.scoreboard.Scoreboard;
import io.hornbook.scoreboard.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A scoreboard as one HTML file: a bar for each engine, the tables, and every case that an engine
 * does not agree on with what it said.
 */
public final class ScoreboardPage {
  private final Scoreboard board;

  private ScoreboardPage(Scoreboard board) {
    this.board = board;
  }

  /** The page of {@code board}, by Hornbook of this version. */
  public static String of(Scoreboard board, String version) {
    String style = Resources.read("base.css") + Resources.read("scoreboard.css");
    Document document = new Document("Scoreboard", style, Resources.read("scoreboard.js"));
    return document.of(new ScoreboardPage(board).body(version), "null");
  }

  private String body(String version) {
    StringBuilder out = new StringBuilder("<div class=\"top\">\n<header>\n");
    out.append(Html.element("h1", "", "Who computes what Keras did?"));
    String by =
        "%s cases, run on %s engines by hornbook %s."
            .formatted(Words.count(board.cases()), board.engines().size(), version);
    out.append(Html.element("p", "by", by)).append("</header>\n</div>\n<main>\n");
    out.append(legend()).append("<div class=\"engines\">\n");
    board.engines().forEach(engine -> out.append(engine(engine)));
    out.append("</div>\n").append(claims()).append(lines()).append(layers());
    board.engines().forEach(engine -> out.append(apart(engine)));
    return out.append("</main>\n<footer></footer>\n").toString();
  }

  private static String legend() {
    StringBuilder out = new StringBuilder("<p class=\"legend\">");
    for (Standing standing : Standing.values()) {
      out.append("<span class=\"word %s\">%s</span> ".formatted(standing, standing));
    }
    return out.append(
            "<span class=\"word beyond\">refuses what it never claimed to run</span></p>\n")
        .toString();
  }

  /** An engine's name, how many it agrees on, and a bar with a part for each standing. */
  private String engine(String engine) {
    Tally all = board.tally(engine, r -> true);
    Tally claimed = board.tally(engine, Result::claimed);
    StringBuilder parts = new StringBuilder();
    double x = 0;
    for (Standing standing : Standing.values()) {
      boolean refuses = standing == Standing.REFUSES;
      int n = refuses ? claimed.count(standing) : all.count(standing);
      x = part(parts, standing.toString(), x, n);
    }
    int beyond = all.count(Standing.REFUSES) - claimed.count(Standing.REFUSES);
    part(parts, "beyond", x, beyond);
    String counts =
        "%s of %s agree"
            .formatted(Words.count(all.count(Standing.AGREES)), Words.count(all.cases()));
    return """
    <div class="engine"><span class="name">%s</span><span class="num">%s</span>\
    <svg class="shares" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label="%s">%s</svg></div>
    """
        .formatted(Html.text(engine), counts, Html.text(engine + ": " + counts), parts);
  }

  private double part(StringBuilder parts, String kind, double x, int n) {
    double width = 100.0 * n / Math.max(1, board.cases());
    if (n > 0) {
      parts.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.3f\" y=\"0\" width=\"%.3f\" height=\"1\"/>",
              kind,
              x,
              width));
    }
    return x + width;
  }

  private String claims() {
    return section(
            "What each engine says it reads",
            "Files of the generations that it names; refusals of what it never claimed are left out.",
            table(ScoreboardTable.engines(board, true)))
        + section("All cases", "", table(ScoreboardTable.engines(board, false)));
  }

  private String lines() {
    return section(
        "By the Keras that wrote the model",
        "How many agree.",
        table(ScoreboardTable.lines(board)));
  }

  private String layers() {
    String search =
        "<input type=\"search\" id=\"search\" aria-label=\"Filter the layers\""
            + " placeholder=\"Filter: a layer, a release\">\n";
    return section(
        "By layer",
        "How many agree; a model counts for each class it has.",
        search + "<div id=\"layers\">" + table(ScoreboardTable.layers(board)) + "</div>\n");
  }

  private static String section(String title, String about, String content) {
    String words = about.isEmpty() ? "" : Html.element("p", "about", about);
    return "<section>\n" + Html.element("h2", "", title) + words + content + "</section>\n";
  }

  private static String table(List<List<String>> rows) {
    return "<div class=\"wide\">"
        + Html.table("", rows.get(0), rows.subList(1, rows.size()))
            .replace("<caption></caption>\n", "")
        + "</div>\n";
  }

  /** What an engine claims to run and does not agree on. */
  private String apart(String engine) {
    List<Result> results =
        board.results().stream()
            .filter(r -> r.engine().equals(engine) && r.claimed())
            .filter(r -> r.standing() != Standing.AGREES)
            .sorted(Comparator.comparing(Result::standing).thenComparing(Result::id))
            .toList();
    if (results.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<details class=\"fold\"><summary>");
    out.append(Html.text(engine + ": " + Words.count(results.size()) + " of these do not agree"));
    out.append("</summary>\n");
    for (Result r : results) {
      out.append(
          """
          <p class="result"><span class="word %s">%s</span> <span class="id">%s</span> %s</p>
          """
              .formatted(r.standing(), r.standing(), Html.text(r.id()), Html.text(r.message())));
    }
    return out.append("</details>\n").toString();
  }
}
