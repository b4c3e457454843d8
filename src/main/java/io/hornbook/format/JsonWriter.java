package io.hornbook.format;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes plain values as JSON.
 *
 * @param lines whether to break lines, with two spaces a level
 */
record JsonWriter(StringBuilder out, boolean lines) {

  void write(Object value, int depth) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      object(map, depth);
    } else if (value instanceof List<?> list) {
      array(list, depth);
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof Double || value instanceof Float) {
      number(((Number) value).doubleValue(), value);
    } else if (value instanceof Long || value instanceof Integer) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
    }
  }

  private void number(double number, Object value) {
    if (Double.isFinite(number)) {
      out.append(value);
    } else {
      string(String.valueOf(number));
    }
  }

  private void object(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      newLine(depth + 1);
      string((String) entry.getKey());
      out.append(lines ? ": " : ":");
      write(entry.getValue(), depth + 1);
      out.append(entries.hasNext() ? "," : "");
    }
    newLine(depth);
    out.append('}');
  }

  private void array(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    Iterator<?> elements = list.iterator();
    while (elements.hasNext()) {
      newLine(depth + 1);
      write(elements.next(), depth + 1);
      out.append(elements.hasNext() ? "," : "");
    }
    newLine(depth);
    out.append(']');
  }

  private void newLine(int depth) {
    if (lines) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  /** Escapes what JSON requires, and what would act on a terminal or break a line elsewhere. */
  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        boolean acts = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
        if (acts || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
