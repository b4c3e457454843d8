package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code {class_name, config}} of Keras 1 and later into a node, with what it wraps. */
final class NodeReader {
  private static final int DEEPEST = 40;
  private static final List<String> ROLES =
      List.of("layer", "forward_layer", "backward_layer", "cell");

  private static final Set<String> LISTS_BUT_NO_MODELS = Set.of("Merge", "Pipeline");

  private static final Set<String> CELLS = Set.of("SimpleRNNCell", "GRUCell", "LSTMCell");

  private NodeReader() {}

  /** Whether a class of this name is a model: its config lists layers, or an encoder's. */
  static boolean isModel(String type, Map<String, Object> config) {
    return type.equals("Sequential")
        || (config.get("layers") instanceof List && !LISTS_BUT_NO_MODELS.contains(type))
        || config.get("node_config") instanceof List
        || type.equals("AutoEncoder");
  }

  /**
   * The node that {@code layer} describes, not called yet.
   *
   * @param depth how many models and wrappers it lies in
   */
  static Node read(Map<String, Object> layer, String where, int depth) {
    if (depth > DEEPEST) {
      throw new Damaged("layers are nested deeper than " + DEEPEST + " at " + where);
    }
    String type = Tree.text(layer.get("class_name"), where + ".class_name");
    Object raw = layer.get("config");
    if (raw instanceof List<?> && type.equals("Sequential")) {
      return model(layer, type, Map.of(), where, depth);
    }
    Map<String, Object> config = Tree.object(raw == null ? Map.of() : raw, where + ".config");
    if (isModel(type, config)) {
      return model(layer, type, config, where, depth);
    }
    if (CELLS.contains(type) && !config.containsKey("units")) {
      throw new Unsupported(
          "%s '%s' does not say how it was built: Keras 2.1.0 to 2.1.2 wrote no cell's settings, and"
                  .formatted(type, name(layer, config).orElse(""))
              + " cannot load them either; build the model by its code in Keras 2.1.3 or later, load"
              + " these weights and save it there");
    }
    Map<String, Object> own = new LinkedHashMap<>(config);
    Map<String, Node> inner = new LinkedHashMap<>();
    for (String role : ROLES) {
      if (own.get(role) instanceof Map<?, ?> map && map.containsKey("class_name")) {
        inner.put(role, read(Tree.object(own.remove(role), where), where + "." + role, depth + 1));
      }
    }
    addAll(own, "cells", "cell_", inner, where, depth);
    if (type.equals("Pipeline")) {
      addAll(own, "layers", "layer_", inner, where, depth);
    }
    String name = name(layer, config).orElse(type.toLowerCase(java.util.Locale.ROOT));
    return Bidirectionals.complete(
        Node.of(name, qualified(layer, type, config), own)
            .withInner(inner)
            .withOrigin(type + " '" + name + "'"));
  }

  /** Layers that a config lists, each in a role of its own. */
  private static void addAll(
      Map<String, Object> config,
      String key,
      String role,
      Map<String, Node> inner,
      String where,
      int depth) {
    if (config.get(key) instanceof List<?> listed) {
      config.remove(key);
      for (int i = 0; i < listed.size(); i++) {
        String at = where + "." + key + "[" + i + "]";
        inner.put(role + i, read(Tree.object(listed.get(i), at), at, depth + 1));
      }
    }
  }

  /** Operations of Keras 3 share names with layers: {@code Add} of keras.ops is {@code ops.Add}. */
  private static String qualified(
      Map<String, Object> layer, String type, Map<String, Object> config) {
    String module = Tree.optionalText(layer, "module").orElse("");
    if (module.contains(".ops.") || module.endsWith(".ops")) {
      return "ops." + type;
    }
    // A legacy .h5 of Keras 3 leaves the module out; a layer would say whether it is trainable.
    boolean called = layer.get("inbound_nodes") instanceof List<?>;
    boolean bare = called && module.isEmpty() && !config.containsKey("trainable");
    return bare && Operations.isOperation(type) ? "ops." + type : type;
  }

  private static Node model(
      Map<String, Object> layer, String type, Map<String, Object> config, String where, int depth) {
    String name = name(layer, config).orElse(type.toLowerCase(java.util.Locale.ROOT));
    Parsed parsed = ClassicTopology.parse(layer, name, where, depth + 1);
    String kind = type.equals("Sequential") ? "Sequential" : "Functional";
    Map<String, Object> own = new LinkedHashMap<>();
    if (config.get("trainable") instanceof Boolean trainable) {
      own.put("trainable", trainable);
    }
    return new Node(
        name,
        kind,
        Config.of(own),
        Map.of(),
        Optional.of(parsed.graph()),
        List.of(),
        List.of(),
        type + " '" + name + "'");
  }

  private static Optional<String> name(Map<String, Object> layer, Map<String, Object> config) {
    Optional<String> outer = Tree.optionalText(layer, "name");
    return outer.isPresent() ? outer : Tree.optionalText(config, "name");
  }
}
