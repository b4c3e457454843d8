package io.hornbook.dialect;

import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key of a layer that stands where an activation function is expected has another name now. */
record FunctionKey(String type, String from, String to) implements Verb {
  private static final List<String> FUNCTIONS = List.of("activation", "recurrent_activation");

  @Override
  public Optional<Edit> apply(Node node) {
    Node current = node;
    boolean found = false;
    for (String key : FUNCTIONS) {
      if (node.config().peek(key) instanceof Map<?, ?> function
          && type.equals(function.get("class_name"))
          && function.get("config") instanceof Map<?, ?> config
          && config.containsKey(from)) {
        Map<Object, Object> renamed = new LinkedHashMap<>(config);
        renamed.put(to, renamed.remove(from));
        Map<Object, Object> now = new LinkedHashMap<>(function);
        now.put("config", renamed);
        current = current.withConfig(current.config().with(key, now));
        found = true;
      }
    }
    return found
        ? Optional.of(new Edit(current, type + " " + from, type + " " + to))
        : Optional.empty();
  }
}
