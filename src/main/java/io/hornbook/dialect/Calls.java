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
import java.util.Optional;
import java.util.Set;

/** One entry of {@code inbound_nodes}, in either of its forms. */
final class Calls {
  private static final int DEEPEST = 20;

  /** What Keras' own layers call their first argument. */
  private static final Set<String> FIRST =
      Set.of("input", "inputs", "query", "sequence", "sequences", "x");

  /** Call arguments that do not change what inference computes, when they hold no tensor. */
  private static final List<String> HARMLESS = List.of("training", "mask");

  private final Node node;
  private final String where;
  private final List<Port> inputs = new ArrayList<>();
  private final Map<String, Object> arguments = new LinkedHashMap<>();
  private final Map<String, List<Port>> tensors = new LinkedHashMap<>();
  private List<Optional<Port>> masks = List.of();
  private boolean modern;

  private Calls(Node node, String where) {
    this.node = node;
    this.where = where;
  }

  static Call read(Node node, Object entry, String where) {
    Calls call = new Calls(node, where);
    call.modern = entry instanceof Map<?, ?>;
    if (call.modern) {
      Map<String, Object> both = Tree.object(entry, where);
      Map<String, Object> kwargs = new LinkedHashMap<>();
      if (both.get("kwargs") != null) {
        kwargs.putAll(Tree.object(both.get("kwargs"), where + ".kwargs"));
      }
      call.positional(both.get("args"), kwargs);
      call.named(kwargs);
    } else {
      call.legacy(Tree.list(entry, where));
    }
    return new Call(call.inputs, call.tensors, call.masks, call.kept());
  }

  /**
   * Positional arguments; those of an operation keep their places among constants, and some that it
   * is given by name have a place among them.
   */
  private void positional(Object args, Map<String, Object> kwargs) {
    if (Operations.is(node)) {
      List<Object> all = new ArrayList<>(Tree.list(args, where + ".args"));
      Operations.place(node.type(), all, kwargs);
      arguments.putAll(Operations.operands(all, inputs, where));
    } else {
      collect(args, inputs, where + ".args", 0);
    }
  }

  private void legacy(List<Object> call) {
    if (Operations.isLambda(node)) {
      arguments.putAll(Operations.ofLambda(node, call, inputs, where));
      return;
    }
    collect(call, inputs, where, 0);
    if (RawNodes.is(node)) {
      arguments.putAll(RawNodes.arguments(node, inputs.size()));
      return;
    }
    List<Object> first = call;
    while (!first.isEmpty() && first.get(0) instanceof List<?>) {
      first = Tree.list(first.get(0), where);
    }
    if (first.size() == 4 && first.get(3) instanceof Map<?, ?>) {
      named(Tree.object(first.get(3), where));
    }
  }

  private void named(Map<String, Object> kwargs) {
    kwargs.forEach(
        (key, value) -> {
          List<Port> found = new ArrayList<>();
          collect(value, found, where + "." + key, 0);
          if (found.isEmpty()) {
            if (value != null) {
              arguments.put(key, value);
            }
          } else if (key.equals("mask")) {
            masks = masks(value);
          } else if (FIRST.contains(key)) {
            inputs.addAll(found);
          } else {
            tensors.put(key, found);
          }
        });
    if (inputs.isEmpty() && !tensors.isEmpty()) {
      inputs.addAll(tensors.remove(tensors.keySet().iterator().next()));
    }
  }

  /** One mask, or a list with one for each input, of which some may be null. */
  private List<Optional<Port>> masks(Object value) {
    if (!(value instanceof List<?> list) || isPort(list)) {
      return List.of(port(value));
    }
    return list.stream().map(this::port).toList();
  }

  private Optional<Port> port(Object value) {
    List<Port> found = new ArrayList<>();
    collect(value, found, where + ".mask", 0);
    if (found.size() > 1) {
      throw new Damaged("a mask should be one tensor; found " + found.size() + " at " + where);
    }
    return found.stream().findFirst();
  }

  /**
   * Drops what inference does not need; a layer told to train at inference is refused. In Keras 3
   * the model's own {@code training} goes before what the call was given ({@code
   * models/functional.py}, {@code operation_fn}).
   */
  private Map<String, Object> kept() {
    if (!modern && Boolean.TRUE.equals(arguments.get("training"))) {
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

  static boolean isPort(List<?> list) {
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
