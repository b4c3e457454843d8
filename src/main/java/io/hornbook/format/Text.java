package io.hornbook.format;

import java.nio.file.Path;

/** Names and sizes as messages show them. */
final class Text {
  private static final int LONGEST = 120;

  private Text() {}

  /** {@code text} with control characters escaped, cut after 120 characters. */
  static String shown(String text) {
    StringBuilder out = new StringBuilder();
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return text.length() > end ? out + "…" : out.toString();
  }

  /** The last segment of a path, as messages name a file. */
  static String fileName(Path path) {
    Path last = path.getFileName();
    return shown(last == null ? path.toString() : last.toString());
  }

  /** A number of bytes for people: {@code 512 bytes}, {@code 2.5 MB}. */
  static String bytes(long n) {
    if (n < 10_000) {
      return n + " bytes";
    }
    double size = n / 1e3;
    String unit = "kB";
    for (String next : new String[] {"MB", "GB", "TB", "PB", "EB"}) {
      if (size < 1000) {
        break;
      }
      size /= 1e3;
      unit = next;
    }
    return String.format(java.util.Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
  }
}
