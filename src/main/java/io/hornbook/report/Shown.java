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
