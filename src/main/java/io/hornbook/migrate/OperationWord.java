package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a target writes one of Keras 3's operations: a line of its resource.
 *
 * @param symbol a module of {@code keras.src.ops}, or a function of TensorFlow
 * @param operands what the operands behind the first are called; {@code *} where all are one list
 * @param keys its settings by ours
 */
record OperationWord(String symbol, List<String> operands, Map<String, Key> keys) {
  private static final Set<String> OWN = Set.of("operands", "name", "trainable", "dtype");
  private static final Map<Target, Map<String, OperationWord>> ALL =
      Map.of(
          Target.KERAS3, read("keras3-operations.txt"),
          Target.TF_KERAS2, read("tf-keras2-operations.txt"));

  /**
   * A setting.
   *
   * @param required whether its absence means something else there
   * @param listed whether a single value is a list of one there
   * @param only the one value that it has there; null for any
   * @param none whether None is a value, other than its absence
   */
  private record Key(String name, boolean required, boolean listed, String only, boolean none) {
    static Key of(String text) {
      String[] value = text.split(":", 2);
      String name = value[0].replaceAll("[!*?]", "");
      String there = name.contains("=") ? name.substring(name.indexOf('=') + 1) : name;
      boolean required = value[0].contains("!");
      String only = value.length == 2 ? value[1] : null;
      return new Key(there, required, value[0].endsWith("*"), only, value[0].endsWith("?"));
    }

    Object written(Object value) {
      return listed && !(value instanceof List) ? List.of(value) : value;
    }

    boolean takes(Object value) {
      return only == null || value == null || only.equals(String.valueOf(value));
    }
  }

  private static Map<String, OperationWord> read(String resource) {
    Map<String, OperationWord> words = new HashMap<>();
    for (String line : Vocabulary.lines(resource)) {
      String[] fields = line.split(" ", -1);
      Map<String, Key> keys = new LinkedHashMap<>();
      for (String key : List.of(fields).subList(3, fields.length)) {
        keys.put(key.split("[=!:*?]", 2)[0], Key.of(key));
      }
      List<String> operands =
          fields[2].equals("-") ? List.of() : Arrays.asList(fields[2].split(",", -1));
      words.put(fields[0], new OperationWord(fields[1], operands, keys));
    }
    return Map.copyOf(words);
  }

  /** How {@code target} writes the operation that a node is; empty where it has none. */
  static Optional<OperationWord> of(Node node, Target target) {
    return Optional.ofNullable(ALL.get(target).get(node.type().substring("ops.".length())));
  }

  /** Whether all operands are one list. */
  boolean joins() {
    return operands.equals(List.of("*"));
  }

  /**
   * The settings of a node under the target's names.
   *
   * @throws io.hornbook.error.Unsupported if it has one that the target does not know
   */
  Map<String, Object> settings(Node node, Words words) {
    Map<String, Object> settings = new LinkedHashMap<>();
    node.config()
        .entries()
        .forEach(
            (name, value) -> {
              Key key = keys.get(name);
              if (key == null ? value != null && !OWN.contains(name) : !key.takes(value)) {
                throw words.refused(node, "does not honour " + name + " = " + value);
              }
              if (key != null && key.only() == null && (value != null || key.none())) {
                settings.put(key.name(), key.written(value));
              }
            });
    keys.forEach(
        (name, key) -> {
          if (key.required() && settings.get(key.name()) == null) {
            throw words.refused(node, "has another meaning without " + name);
          }
        });
    return settings;
  }
}
