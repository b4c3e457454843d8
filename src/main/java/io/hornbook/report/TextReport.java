package io.hornbook.report;

import io.hornbook.conformance.Outcome;
import io.hornbook.verify.Diagnosis;
import io.hornbook.verify.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The table of cases and the verdict, as text. */
public final class TextReport {
  private static final int TERMINAL = 80;
  private static final int FILE = 120;
  private static final int WIDEST_WRITER = 25;
  private static final int NUMBERS = 22;
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean colours;

  /**
   * @param colours whether to colour verdicts, for terminals
   */
  public TextReport(boolean colours) {
    this.colours = colours;
  }

  /** A line for every case, a paragraph for every one that does not agree, and the sum. */
  public String of(List<Outcome> outcomes) {
    int writer = widest(outcomes, Outcome::generation, 10, WIDEST_WRITER);
    int verdict = widest(outcomes, Outcome::verdict, 7, WIDEST_WRITER);
    int room = (colours ? TERMINAL : FILE) - writer - verdict - NUMBERS;
    int id = widest(outcomes, Outcome::id, 8, room);
    String form = "%-" + id + "s  %-" + writer + "s  %-" + verdict + "s  %7s  %7s%n";
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, form, "case", "written by", "verdict", "max abs", "of band"));
    for (Outcome o : outcomes) {
      out.append(row(o, form, id));
    }
    int width = colours ? TERMINAL : Integer.MAX_VALUE;
    outcomes.forEach(o -> unmatched(o, width, out));
    outcomes.forEach(o -> producer(o, width, out));
    for (Outcome o : outcomes) {
      if (!o.agrees()) {
        out.append('\n').append(Shown.line(o.id())).append('\n');
        out.append(Shown.wrapped(Shown.safe(lines(o)), width, "  ")).append('\n');
        out.append(o.comparison().map(LayerTable::of).orElse(""));
      }
    }
    return out.append('\n').append(summary(outcomes)).append('\n').toString();
  }

  /** The message: the layer, the output and the diagnosis each on a line of its own. */
  private static String lines(Outcome o) {
    String message = o.message().replace("; output '", ";\noutput '");
    return o.comparison()
        .flatMap(Verdict::diagnosis)
        .map(Diagnosis::describe)
        .map(said -> message.replace("; " + said, ";\n" + said))
        .orElse(message);
  }

  private static int widest(
      List<Outcome> outcomes, Function<Outcome, String> column, int least, int most) {
    int width = least;
    for (Outcome o : outcomes) {
      width = Math.max(width, Shown.line(column.apply(o)).length());
    }
    return Math.min(width, most);
  }

  /** What the reference holds and nobody compared must not look as if it had agreed. */
  private static void unmatched(Outcome o, int width, StringBuilder out) {
    List<String> left = o.comparison().map(Verdict::unmatched).orElse(List.of());
    if (!left.isEmpty()) {
      String names = left.size() > 4 ? left.subList(0, 4) + " …" : left.toString();
      String what = "%s: %d reference activations match no layer and were not compared: %s";
      String said = Shown.line(what.formatted(o.id(), left.size(), names));
      out.append('\n').append(Shown.wrapped(said, width, "")).append('\n');
    }
  }

  /** Agreement with another program than Keras must not pass for agreement with Keras. */
  private static void producer(Outcome o, int width, StringBuilder out) {
    if (o.producer().isPresent()) {
      String what = "%s: the reference was computed by %s, not by the Keras that wrote the model";
      String said = Shown.line(what.formatted(o.id(), o.producer().get()));
      out.append('\n').append(Shown.wrapped(said, width, "")).append('\n');
    }
  }

  private String row(Outcome o, String form, int width) {
    String abs = o.comparison().map(Verdict::maxAbs).map(Shown::number).orElse("-");
    String share = o.comparison().map(Verdict::share).map(Shown::share).orElse("-");
    String id = Shown.end(Shown.line(o.id()), width);
    String writer = Shown.shortened(Shown.line(o.generation()), WIDEST_WRITER);
    String line = String.format(Locale.ROOT, form, id, writer, o.verdict(), abs, share);
    if (!colours) {
      return line;
    }
    String colour = o.agrees() ? GREEN : RED;
    return line.replaceFirst(" " + o.verdict() + " ", " " + colour + o.verdict() + PLAIN + " ");
  }

  private static String summary(List<Outcome> outcomes) {
    StringBuilder out = new StringBuilder();
    out.append(outcomes.size()).append(outcomes.size() == 1 ? " case: " : " cases: ");
    String gap = "";
    for (String verdict : Summary.VERDICTS) {
      long count = Summary.count(outcomes, verdict);
      if (count > 0) {
        out.append(gap).append(count).append(' ').append(verdict);
        gap = ", ";
      }
    }
    return out.toString();
  }
}
