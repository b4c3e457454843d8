package io.hornbook.report;

import io.hornbook.conformance.Standing;
import io.hornbook.scoreboard.Line;
import io.hornbook.scoreboard.Result;
import io.hornbook.scoreboard.Scoreboard;
import io.hornbook.scoreboard.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The tables of a scoreboard, as rows of cells; the first row is the head. */
public final class ScoreboardTable {
  private ScoreboardTable() {}

  /** Engine by standing: of the cases that the engine claims, and of all. */
  public static List<List<String>> engines(Scoreboard board, boolean claimed) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("engine", claimed ? "claims" : "cases"));
    for (Standing standing : Standing.values()) {
      head.add(standing.toString());
    }
    head.add("median ms");
    rows.add(head);
    for (String engine : board.engines()) {
      Tally tally = board.tally(engine, r -> !claimed || r.claimed());
      List<String> row = new ArrayList<>(List.of(engine, Integer.toString(tally.cases())));
      for (Standing standing : Standing.values()) {
        row.add(Integer.toString(tally.count(standing)));
      }
      double median = 1000 * tally.medianSeconds();
      row.add(Double.isNaN(median) ? "-" : String.format(Locale.ROOT, "%.0f", median));
      rows.add(row);
    }
    return rows;
  }

  /** Line of releases by engine: how many agree, of how many. */
  public static List<List<String>> lines(Scoreboard board) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(head(board, "by Keras"));
    for (Line line : board.lines()) {
      rows.add(row(board, line.toString(), r -> r.line() == line));
    }
    return rows;
  }

  /** Layer class and line of releases by engine: how many agree, of how many. */
  public static List<List<String>> layers(Scoreboard board) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = head(board, "layer");
    head.add(1, "by Keras");
    rows.add(head);
    for (String layer : board.layers()) {
      for (Line line : board.lines()) {
        Predicate<Result> which = r -> r.line() == line && r.layers().contains(layer);
        if (board.results().stream().anyMatch(which)) {
          List<String> row = row(board, layer, which);
          row.add(1, line.toString());
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static List<String> head(Scoreboard board, String first) {
    List<String> head = new ArrayList<>(List.of(first));
    head.addAll(board.engines());
    return head;
  }

  private static List<String> row(Scoreboard board, String name, Predicate<Result> which) {
    List<String> row = new ArrayList<>(List.of(name));
    for (String engine : board.engines()) {
      Tally tally = board.tally(engine, which);
      row.add(tally.cases() == 0 ? "-" : tally.count(Standing.AGREES) + " of " + tally.cases());
    }
    return row;
  }
}
