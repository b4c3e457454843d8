package io.hornbook.report;

import io.hornbook.conformance.Standing;
import io.hornbook.format.Json;
import io.hornbook.scoreboard.ResultFile;
import io.hornbook.scoreboard.Scoreboard;
import io.hornbook.scoreboard.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scoreboard as text, Markdown or JSON. */
public final class ScoreboardReport {
  private static final String CLAIMED =
      "Of the files that each engine, or its converter, says it reads:";
  private static final String ALL = "Of all cases:";
  private static final String LINES = "Cases that agree, by the Keras that wrote them:";
  private static final String LAYERS =
      "Cases that agree, by layer; a model counts for each class it has:";

  /** Of a layer's name on a terminal. */
  private static final int WIDEST = 24;

  private ScoreboardReport() {}

  /** Aligned columns, in which engines go by letters: six of them fit into 80 columns. */
  public static String text(Scoreboard board) {
    StringBuilder out = new StringBuilder(suite(board));
    List<String> engines = board.engines();
    section(out, "Engines:", aligned(key(engines)));
    section(out, CLAIMED, aligned(lettered(ScoreboardTable.engines(board, true), engines)));
    section(out, ALL, aligned(lettered(ScoreboardTable.engines(board, false), engines)));
    section(out, LINES, aligned(lettered(ScoreboardTable.lines(board), engines)));
    section(out, LAYERS, aligned(lettered(ScoreboardTable.layers(board), engines)));
    return out.toString();
  }

  private static List<List<String>> key(List<String> engines) {
    return engines.stream().map(e -> List.of(letter(engines.indexOf(e)) + "  " + e)).toList();
  }

  private static String letter(int i) {
    return i < 26 ? String.valueOf((char) ('A' + i)) : "E" + i;
  }

  /** The rows with letters for engines, {@code 3/4} for {@code 3 of 4}, and names cut short. */
  private static List<List<String>> lettered(List<List<String>> rows, List<String> engines) {
    List<List<String>> out = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (String cell : row) {
        int engine = engines.indexOf(cell);
        String number = cell.matches("\\d+ of \\d+") ? cell.replace(" of ", "/") : cell;
        cells.add(engine >= 0 ? letter(engine) : Shown.shortened(number, WIDEST));
      }
      out.add(cells);
    }
    return out;
  }

  /** Tables of Markdown. */
  public static String markdown(Scoreboard board) {
    StringBuilder out = new StringBuilder("# Scoreboard\n\n" + suite(board));
    section(out, CLAIMED, piped(ScoreboardTable.engines(board, true)));
    section(out, ALL, piped(ScoreboardTable.engines(board, false)));
    section(out, LINES, piped(ScoreboardTable.lines(board)));
    section(out, LAYERS, piped(ScoreboardTable.layers(board)));
    return out.toString();
  }

  private static String suite(Scoreboard board) {
    return board.cases() + " cases.\n";
  }

  private static void section(StringBuilder out, String title, String table) {
    out.append('\n').append(title).append("\n\n").append(table);
  }

  private static String aligned(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], Shown.line(row.get(c)).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = Shown.line(row.get(c));
        String gap = " ".repeat(widths[c] - cell.length());
        line.append(c == 0 ? cell + gap : "  " + gap + cell);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static String piped(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      out.append('|');
      for (String cell : rows.get(r)) {
        out.append(' ').append(Shown.line(cell).replace("|", "\\|")).append(" |");
      }
      out.append('\n');
      if (r == 0) {
        out.append("|---".repeat(rows.get(0).size())).append("|\n");
      }
    }
    return out.toString();
  }

  /** Counts by engine, and every result. */
  public static String json(Scoreboard board, String version) {
    Map<String, Object> engines = new LinkedHashMap<>();
    for (String engine : board.engines()) {
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("claims", counts(board.tally(engine, r -> r.claimed())));
      counts.put("cases", counts(board.tally(engine, r -> true)));
      engines.put(engine, counts);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("hornbook", version);
    report.put("cases", (long) board.cases());
    report.put("engines", engines);
    report.put("results", board.results().stream().map(ResultFile::entries).toList());
    return Json.write(report);
  }

  private static Map<String, Object> counts(Tally tally) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("all", (long) tally.cases());
    for (Standing standing : Standing.values()) {
      counts.put(standing.toString(), (long) tally.count(standing));
    }
    return counts;
  }
}
