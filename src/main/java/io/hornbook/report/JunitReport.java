package io.hornbook.report;

import io.hornbook.conformance.Outcome;
import java.util.List;
import java.util.Locale;

/** The report for build servers: a JUnit test suite with one test for every case. */
public final class JunitReport {
  private JunitReport() {}

  public static String of(List<Outcome> outcomes) {
    long failed = outcomes.stream().filter(o -> o.verdict().equals("disagree")).count();
    long errors = outcomes.stream().filter(o -> !o.agrees()).count() - failed;
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuite name=\"hornbook\" tests=\"").append(outcomes.size());
    out.append("\" failures=\"").append(failed).append("\" errors=\"").append(errors);
    double seconds = outcomes.stream().mapToDouble(Outcome::seconds).sum();
    out.append("\" skipped=\"0\" time=\"").append(time(seconds)).append("\">\n");
    outcomes.forEach(o -> test(o, out));
    return out.append("</testsuite>\n").toString();
  }

  private static void test(Outcome o, StringBuilder out) {
    out.append("  <testcase classname=\"hornbook\" name=\"").append(escaped(o.id()));
    out.append("\" time=\"").append(time(o.seconds()));
    if (o.agrees()) {
      out.append("\"/>\n");
      return;
    }
    String element = o.verdict().equals("disagree") ? "failure" : "error";
    out.append("\">\n    <").append(element);
    out.append(" type=\"").append(o.verdict());
    out.append("\" message=\"").append(escaped(o.message())).append("\">");
    out.append(escaped(o.message())); // Some servers show the one, some the other.
    out.append("</").append(element).append(">\n  </testcase>\n");
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /** XML has no place for most control characters: they are spelled out, as on a terminal. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    Shown.line(text).codePoints().forEach(c -> append(c, out));
    return out.toString();
  }

  private static void append(int c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      default -> {
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noCharacter = lone || c == 0xfffe || c == 0xffff;
        out.appendCodePoint(noCharacter ? 0xfffd : c);
      }
    }
  }
}
