package io.hornbook.report;

/** Strings from files, made safe to print. */
final class Shown {
  private Shown() {}

  /** The text with control characters, terminal escapes and direction marks spelled out. */
  static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean format = Character.getType(c) == Character.FORMAT;
      if (c != '\n' && (Character.isISOControl(c) || format)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** On one line. */
  static String line(String text) {
    return safe(text).replace('\n', ' ');
  }

  static String shortened(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  /**
   * The text broken between words, so that its lines with {@code indent} before each are at most
   * {@code width} wide where its words are.
   */
  static String wrapped(String text, int width, String indent) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      out.append(out.isEmpty() ? "" : "\n").append(indent);
      int column = indent.length();
      String gap = "";
      for (String word : line.split(" ", -1)) {
        boolean fits = column + gap.length() + word.length() <= width;
        out.append(fits || gap.isEmpty() ? gap : "\n" + indent).append(word);
        column = (fits ? column + gap.length() : indent.length()) + word.length();
        gap = " ";
      }
    }
    return out.toString();
  }

  /** The end of a text that is too long: of a path, what tells it from its neighbours. */
  static String end(String text, int width) {
    return text.length() <= width ? text : "…" + text.substring(text.length() - width + 1);
  }

  /** A difference as a share of its band: {@code 0.31}, {@code 1.2e+03}. */
  static String share(double share) {
    if (Double.isNaN(share)) {
      return "-";
    }
    return share < 1000
        ? String.format(java.util.Locale.ROOT, share < 10 ? "%.2f" : "%.0f", share)
        : Double.isInfinite(share) ? "∞" : number(share);
  }

  /** A count with thousands apart: {@code 2,010}. */
  static String count(long n) {
    return String.format(java.util.Locale.ROOT, "%,d", n);
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(java.util.Locale.ROOT, "%.1e", value);
  }
}
