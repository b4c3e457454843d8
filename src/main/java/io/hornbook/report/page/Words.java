package io.hornbook.report.page;

import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and strings as people read them. */
final class Words {
  private static final int LONGEST = 2000;
  private static final int LONGEST_NAME = 80;

  private Words() {}

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A difference: {@code 0}, {@code 4.8e-7}, {@code 0.073}. */
  static String gap(double value) {
    if (value == 0) {
      return "0";
    }
    return value >= 0.001 && value < 1000
        ? String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.2f", value)
        : String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-").replace("e+0", "e");
  }

  /** A number in a grid: what is exact stays exact, the rest has three digits. */
  static String cell(double value) {
    if (value == 0) {
      return "0";
    }
    double eighths = value * 16;
    boolean whole = eighths == Math.rint(eighths) && Math.abs(value) < 1000;
    String text =
        whole
            ? new java.math.BigDecimal(value).stripTrailingZeros().toPlainString()
            : Math.abs(value) >= 0.001 && Math.abs(value) < 10000
                ? String.format(Locale.ROOT, "%.3f", value)
                : String.format(Locale.ROOT, "%.1e", value);
    return text.replace('-', '−');
  }

  /** {@code N×700×1}. */
  static String shape(Shape shape) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < shape.rank(); i++) {
      String free = i == 0 ? "N" : "T";
      out.append(i == 0 ? "" : "×").append(shape.dim(i) < 0 ? free : count(shape.dim(i)));
    }
    return out.toString();
  }

  static String list(List<String> names, int most) {
    String shown =
        names.stream()
            .limit(most)
            .map(n -> n.length() <= LONGEST_NAME ? n : n.substring(0, LONGEST_NAME - 1) + "…")
            .collect(Collectors.joining(", "));
    int more = names.size() - most;
    return more > 0 ? shown + " and " + count(more) + " more" : shown;
  }

  /** A model file may hold any string, of any length. */
  static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** The text with control characters, terminal escapes and direction marks spelled out. */
  static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean acts = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
              if (acts || lone) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
