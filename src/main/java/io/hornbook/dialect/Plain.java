package io.hornbook.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that a file wraps because JSON has no type for them, unwrapped: {@code {class_name:
 * __numpy__, config: {value, dtype}}} is the number or the list, {@code {class_name: __tuple__,
 * items}} the list (Keras 2.12 and 3.15, {@code saving/serialization_lib.py}; 2.15, {@code
 * saving/legacy/saved_model/json_utils.py}).
 */
final class Plain {
  private static final Set<String> ARRAYS = Set.of("__numpy__", "__tensor__");
  private static final Set<String> LISTS = Set.of("__tuple__", "TensorShape");

  private Plain() {}

  /** A parsed JSON document without such wrappers. */
  static Object of(Object json) {
    if (json instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      list.forEach(item -> plain.add(of(item)));
      return plain;
    }
    if (!(json instanceof Map<?, ?> map)) {
      return json;
    }
    String type = map.get("class_name") instanceof String name ? name : "";
    if (ARRAYS.contains(type)
        && map.get("config") instanceof Map<?, ?> config
        && config.containsKey("value")) {
      return of(config.get("value"));
    }
    if (LISTS.contains(type) && map.get("items") instanceof List<?> items) {
      return of(items);
    }
    Map<Object, Object> plain = new LinkedHashMap<>();
    map.forEach((key, value) -> plain.put(key, of(value)));
    return plain;
  }
}
