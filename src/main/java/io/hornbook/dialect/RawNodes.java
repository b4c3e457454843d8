package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.format.Json;
import io.hornbook.model.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of TensorFlow's graph as a layer: {@code TensorFlowOpLayer} of tf.keras 2.0 to 2.3 holds
 * the node's definition, {@code node_def}, and those of its inputs that are {@code constants}
 * (TensorFlow 2.3 {@code python/keras/engine/base_layer.py}).
 */
final class RawNodes {
  private static final String DEFINITION = "node_def";
  private static final String CONSTANTS = "constants";
  private static final int MOST_INPUTS = 10_000;

  private RawNodes() {}

  static boolean is(Node node) {
    return node.type().equals("TensorFlowOpLayer");
  }

  /** The node as the operation that it is. */
  static Node settled(Node node) {
    String name = name(node);
    RawOperations.Row row = RawOperations.find(name);
    if (row == null) {
      throw new Unsupported("TensorFlow's operation '" + name + "' at '" + node.name() + "'");
    }
    return node.withOrigin(name + " '" + node.name() + "'")
        .withType(row.operation())
        .withConfig(node.config().without(DEFINITION).without(CONSTANTS).without("dtype"));
  }

  private static String name(Node node) {
    return Tree.text(definition(node).get("op"), node.name() + "." + DEFINITION + ".op");
  }

  private static Map<String, Object> definition(Node node) {
    Object definition = node.config().peek(DEFINITION);
    String where = node.name() + "." + DEFINITION;
    return Tree.object(definition instanceof String s ? Json.parse(s, where) : definition, where);
  }

  /** What the node is given besides tensors, of which there are {@code tensors}. */
  static Map<String, Object> arguments(Node node, int tensors) {
    String where = node.name() + "." + DEFINITION;
    RawOperations.Row row = RawOperations.find(name(node));
    Map<String, Object> out = new LinkedHashMap<>();
    if (row != null) {
      out.putAll(row.fixed());
      attributes(definition(node), row, where, out);
      inputs(node, row, tensors, out);
    }
    return out;
  }

  private static void inputs(
      Node node, RawOperations.Row row, int tensors, Map<String, Object> out) {
    Object listed = node.config().peek(CONSTANTS);
    Map<String, Object> constants =
        listed == null ? Map.of() : Tree.object(listed, node.name() + "." + CONSTANTS);
    int count = tensors + constants.size();
    if (count > MOST_INPUTS) {
      throw new Damaged("'" + node.name() + "' has " + count + " inputs");
    }
    List<Object> operands = new ArrayList<>();
    int given = 0;
    for (int place = 0; place < count; place++) {
      Object constant = constants.get(Integer.toString(place));
      String key = row.argument(place, count);
      if (key == null) {
        operands.add(constant);
      } else {
        Object value = constant != null ? constant : Map.of("tensor", given);
        out.put(key, row.value(key, value));
      }
      given += constant == null ? 1 : 0;
    }
    out.put(Operations.OPERANDS, operands);
  }

  private static void attributes(
      Map<String, Object> definition,
      RawOperations.Row row,
      String where,
      Map<String, Object> out) {
    if (!(definition.get("attr") instanceof Map<?, ?>)) {
      return;
    }
    Tree.object(definition.get("attr"), where)
        .forEach(
            (name, wrapped) -> {
              String key = row.key(name);
              Object value = value(Tree.object(wrapped, where + "." + name));
              boolean type = value instanceof String s && s.startsWith("DT_");
              if (!key.equals("name")
                  && !name.equals("N")
                  && !name.startsWith("_")
                  && !row.isNeutral(name, value)
                  && (!type || !key.equals(name))) {
                out.put(key, row.value(key, value));
              }
            });
  }

  /** The value of an attribute, which protobuf's JSON wraps by its kind. */
  private static Object value(Map<String, Object> wrapped) {
    if (wrapped.get("i") != null) {
      return whole(wrapped.get("i"));
    }
    if (wrapped.get("s") instanceof String text) {
      return text(text);
    }
    if (wrapped.get("list") instanceof Map<?, ?> list) {
      List<Object> items = new ArrayList<>();
      if (list.get("i") instanceof List<?> numbers) {
        numbers.forEach(n -> items.add(whole(n)));
      }
      return items;
    }
    return wrapped.values().stream().findFirst().orElse(null);
  }

  private static Object whole(Object number) {
    try {
      return number instanceof String s ? (Object) Long.valueOf(s) : number;
    } catch (NumberFormatException e) {
      throw new Damaged("an attribute should be a whole number; found '" + number + "'", e);
    }
  }

  private static String text(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Damaged("an attribute should be in base 64; found '" + encoded + "'", e);
    }
  }
}
