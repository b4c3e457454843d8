package io.hornbook.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Constants of several numbers that an operation of Keras 3 is called on. */
final class ArrayConstants {
  private ArrayConstants() {}

  /** {@code {"class_name": "__numpy__", "config": {"value", "dtype"}}} for a list of numbers. */
  static Object written(Object operand) {
    if (!(operand instanceof List<?> list) || dtype(list).isEmpty()) {
      return operand;
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("value", list);
    config.put("dtype", dtype(list));
    return Slices.object("__numpy__", config);
  }

  /** The type that holds all; empty where there is something else than numbers. */
  private static String dtype(List<?> list) {
    String type = "";
    for (Object item : list) {
      String one = item instanceof List<?> inner ? dtype(inner) : scalar(item);
      if (one.isEmpty() || (!type.isEmpty() && !one.equals(type) && !isMixed(one, type))) {
        return "";
      }
      type = type.equals("float32") ? type : one;
    }
    return type;
  }

  private static boolean isMixed(String a, String b) {
    return !a.equals("bool") && !b.equals("bool");
  }

  private static String scalar(Object item) {
    if (item instanceof Boolean) {
      return "bool";
    }
    return item instanceof Double || item instanceof Float
        ? "float32"
        : item instanceof Number ? "int32" : "";
  }
}
