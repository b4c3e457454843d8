package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed views on parsed JSON; what is not of the expected kind is Damaged, with its place. */
final class Tree {
  private Tree() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw wrong("an object", value, where);
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value, String where) {
    if (value instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw wrong("a list", value, where);
  }

  static String text(Object value, String where) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("a string", value, where);
  }

  static int index(Object value, String where) {
    if (value instanceof Number n && n.longValue() == n.doubleValue() && n.longValue() >= 0) {
      if (n.longValue() < 1_000_000) {
        return n.intValue();
      }
    }
    throw wrong("an index", value, where);
  }

  static Optional<String> optionalText(Map<String, Object> object, String key) {
    return object.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The objects in the list at {@code key}; none where the key is missing or null. */
  static List<Object> listAt(Map<String, Object> object, String key, String where) {
    Object value = object.get(key);
    return value == null ? List.of() : list(value, where + "." + key);
  }

  private static Damaged wrong(String expected, Object found, String where) {
    String kind =
        found == null
            ? "null"
            : found instanceof Map
                ? "an object"
                : found instanceof List ? "a list" : "'" + shortened(found.toString()) + "'";
    return new Damaged("the topology should have " + expected + "; found " + kind + " at " + where);
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 37) + "..." : text;
  }
}
