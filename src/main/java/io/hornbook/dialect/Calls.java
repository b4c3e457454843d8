package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Call;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of {@code inbound_nodes}, in either of its forms. */
final class Calls {
  private static final int DEEPEST = 20;

  /** Call arguments whose tensors follow the positional ones, in this order. */
  private static final List<String> TENSOR_ARGUMENTS =
      List.of("inputs", "x", "query", "value", "key", "initial_state", "constants");

  /** Call arguments that do not change what inference computes, when they hold no tensor. */
  private static final List<String> HARMLESS = List.of("training", "mask");

  private Calls() {}

  static Call read(Node node, Object entry, String where) {
    List<Port> inputs = new ArrayList<>();
    Map<String, Object> arguments = new LinkedHashMap<>();
    if (entry instanceof Map<?, ?>) {
      Map<String, Object> call = Tree.object(entry, where);
      collect(call.get("args"), inputs, where + ".args", 0);
      if (call.get("kwargs") != null) {
        add(Tree.object(call.get("kwargs"), where + ".kwargs"), inputs, arguments, where);
      }
    } else {
      legacy(Tree.list(entry, where), inputs, arguments, where);
    }
    return new Call(inputs, kept(node, arguments));
  }

  private static void legacy(
      List<Object> call, List<Port> inputs, Map<String, Object> arguments, String where) {
    collect(call, inputs, where, 0);
    List<Object> first = call;
    while (!first.isEmpty() && first.get(0) instanceof List<?>) {
      first = Tree.list(first.get(0), where);
    }
    if (first.size() == 4 && first.get(3) instanceof Map<?, ?>) {
      add(Tree.object(first.get(3), where), inputs, arguments, where);
    }
  }

  private static void add(
      Map<String, Object> kwargs, List<Port> inputs, Map<String, Object> arguments, String where) {
    for (String key : TENSOR_ARGUMENTS) {
      collect(kwargs.get(key), inputs, where + "." + key, 0);
    }
    kwargs.forEach(
        (key, value) -> {
          List<Port> found = new ArrayList<>();
          if (!TENSOR_ARGUMENTS.contains(key)) {
            collect(value, found, where + "." + key, 0);
            if (!found.isEmpty()) {
              throw new Unsupported("a tensor is passed as '" + key + "' at " + where);
            }
          }
          if (value != null && !holdsTensor(value)) {
            arguments.put(key, value);
          }
        });
  }

  private static boolean holdsTensor(Object value) {
    List<Port> found = new ArrayList<>();
    collect(value, found, "", 0);
    return !found.isEmpty();
  }

  /** Drops what inference does not need; a layer told to train at inference is refused. */
  private static Map<String, Object> kept(Node node, Map<String, Object> arguments) {
    if (Boolean.TRUE.equals(arguments.get("training"))) {
      throw new Unsupported(
          node.origin() + " is called with training=True: its result is random by design");
    }
    Map<String, Object> kept = new LinkedHashMap<>(arguments);
    kept.keySet().removeAll(HARMLESS);
    return kept;
  }

  /** Adds every tensor reference in {@code value}, in order of appearance. */
  static void collect(Object value, List<Port> ports, String where, int depth) {
    if (depth > DEEPEST) {
      throw new Damaged("tensors are nested deeper than " + DEEPEST + " at " + where);
    }
    if (value instanceof Map<?, ?> map) {
      if ("__keras_tensor__".equals(map.get("class_name"))) {
        Map<String, Object> config = Tree.object(map.get("config"), where);
        ports.add(port(Tree.list(config.get("keras_history"), where), where));
      } else if (!map.containsKey("class_name")) {
        map.values().forEach(v -> collect(v, ports, where, depth + 1));
      }
    } else if (value instanceof List<?> list) {
      if (isPort(list)) {
        if (!"_CONSTANT_VALUE".equals(list.get(0))) {
          ports.add(port(Tree.list(list, where), where));
        }
      } else {
        list.forEach(v -> collect(v, ports, where, depth + 1));
      }
    }
  }

  private static boolean isPort(List<?> list) {
    return list.size() >= 3
        && list.get(0) instanceof String
        && list.get(1) instanceof Number
        && list.get(2) instanceof Number;
  }

  private static Port port(List<Object> reference, String where) {
    return new Port(
        Tree.text(reference.get(0), where),
        Tree.index(reference.get(1), where),
        Tree.index(reference.get(2), where));
  }
}
