package io.hornbook.dialect;

import io.hornbook.error.Unsupported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flat topology of Keras 0.2 to 0.3: a layer's {@code name} is its class and {@code
 * custom_name} its name. It is rewritten into the {@code class_name}/{@code config} form of Keras
 * 1, as Keras 1 does with it ({@code utils/layer_utils.py}, layer_from_config), and read from
 * there.
 */
final class ZeroTopology {
  private ZeroTopology() {}

  static Parsed parse(Map<String, Object> model, String where) {
    Map<String, Object> classic = classic(model, where);
    return switch (Tree.text(classic.get("class_name"), where)) {
      case "Sequential" ->
          SequentialTopology.parseByLayer(classic.get("config"), "sequential", where);
      case "Graph" -> {
        Parsed parsed = GraphTopology.parse(Tree.object(classic.get("config"), where), where, 0);
        List<String> nodes = parsed.units().stream().flatMap(u -> u.nodes().stream()).toList();
        yield new Parsed(parsed.graph(), List.of(new Parsed.Unit("graph", nodes)));
      }
      default -> throw new Unsupported("a Keras 0.x model '" + classic.get("class_name") + "'");
    };
  }

  /** The layer or model as Keras 1 would have written it. */
  private static Map<String, Object> classic(Map<String, Object> layer, String where) {
    String type = Tree.text(layer.get("name"), where + ".name");
    Map<String, Object> config = new LinkedHashMap<>(layer);
    config.remove("name");
    Object custom = config.remove("custom_name");
    if (custom != null) {
      config.put("name", custom);
    }
    if (type.equals("Sequential")) {
      return wrapped(type, config.get("name"), each(config.get("layers"), where + ".layers"));
    }
    if (config.get("layers") instanceof List<?>) {
      config.put("layers", each(config.get("layers"), where + ".layers"));
    }
    if (type.equals("Siamese")) {
      config.put("inputs", each(config.get("inputs"), where + ".inputs"));
    }
    for (String role : List.of("layer", "encoder_config", "decoder_config")) {
      if (config.get(role) instanceof Map<?, ?>) {
        config.put(role, classic(Tree.object(config.get(role), where), where + "." + role));
      }
    }
    if (config.get("nodes") instanceof Map<?, ?>) {
      Map<String, Object> nodes = new LinkedHashMap<>();
      Tree.object(config.get("nodes"), where)
          .forEach((n, node) -> nodes.put(n, classic(Tree.object(node, where), where + "." + n)));
      config.put("nodes", nodes);
    }
    return wrapped(type, config.get("name"), config);
  }

  private static List<Object> each(Object layers, String where) {
    List<Object> out = new ArrayList<>();
    for (Object layer : Tree.list(layers, where)) {
      out.add(classic(Tree.object(layer, where), where + "[" + out.size() + "]"));
    }
    return out;
  }

  private static Map<String, Object> wrapped(String type, Object name, Object config) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("class_name", type);
    if (name != null) {
      out.put("name", name);
    }
    out.put("config", config);
    return out;
  }
}
