package io.hornbook.cli;

/** Text from files on its way to a terminal. */
final class Safe {
  private Safe() {}

  /** The text with control characters spelled out; line breaks stay. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : String.valueOf(text).toCharArray()) {
      boolean plain = c == '\n' || !Character.isISOControl(c);
      out.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return out.toString();
  }
}
