package io.hornbook.migrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a target writes the slices that an operation is called on. */
enum Slices {
  /** {@code {"class_name": "__slice__", "config": {"start", "stop", "step"}}}. */
  KERAS3,
  /** {@code {"start", "stop", "step"}}. */
  TF_KERAS2;

  /** An operand with its slices in the target's form. */
  Object written(Object operand) {
    if (operand instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(written(item)));
      return Collections.unmodifiableList(items);
    }
    if (!(operand instanceof Map<?, ?> map)) {
      return operand;
    }
    if ("__ellipsis__".equals(map.get("class_name"))) {
      return this == KERAS3
          ? object("__ellipsis__", Map.of())
          : Map.of("class_name", "__ellipsis__");
    }
    Map<?, ?> ends = map.get("config") instanceof Map<?, ?> config ? config : map;
    if (!ends.containsKey("start")) {
      return operand;
    }
    Map<String, Object> slice = new LinkedHashMap<>();
    for (String end : List.of("start", "stop", "step")) {
      slice.put(end, ends.get(end));
    }
    return this == TF_KERAS2 ? slice : object("__slice__", slice);
  }

  /** {@code {"class_name", "config"}}, in this order. */
  static Map<String, Object> object(String name, Map<String, Object> config) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("class_name", name);
    object.put("config", config);
    return object;
  }
}
