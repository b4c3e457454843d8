package io.hornbook.layer;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.math.Activation;
import io.hornbook.model.Config;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Activations as configs name them: a string, or a map of {@code class_name} and {@code config}.
 */
public final class Activations {
  /** Layers that may stand where a function is expected. */
  private static final Map<String, String> LAYERS =
      Map.of("ELU", "elu", "LeakyReLU", "leaky_relu", "ReLU", "relu", "Softmax", "softmax");

  /** What a {@code LeakyReLU} without its key means is not what {@code leaky_relu} means. */
  private static final double LEAKY_RELU_LAYER_SLOPE = 0.3;

  private static final Set<String> BESIDES = Set.of("name", "trainable", "dtype");

  private Activations() {}

  /** The activation at {@code key}; the identity where there is none. */
  public static Activation read(Config config, String key) {
    return read(config, key, "linear");
  }

  /** The activation at {@code key}, or the one named {@code missing}; null is the identity. */
  public static Activation read(Config config, String key, String missing) {
    Object fallback = config.has(key) ? "linear" : missing;
    return config.parsed(key, fallback, Activations::parse);
  }

  private static Activation parse(Object value) {
    if (value instanceof String name) {
      return named(name, Map.of());
    }
    if (value instanceof Map<?, ?> map && map.get("class_name") instanceof String type) {
      if (type.equals("Activation") && map.get("config") instanceof Map<?, ?> layer) {
        return layer.get("activation") == null ? Activation.LINEAR : nested(layer);
      }
      Map<String, Double> args = args(type, map.get("config"));
      if (type.equals("LeakyReLU")) {
        args.putIfAbsent("negative_slope", LEAKY_RELU_LAYER_SLOPE);
      }
      return named(LAYERS.getOrDefault(type, type), args);
    }
    throw new Damaged("an activation should be a name; found " + value);
  }

  /** The function of a layer {@code Activation} that stands for it; such layers do not nest. */
  private static Activation nested(Map<?, ?> layer) {
    Object function = layer.get("activation");
    if (function instanceof Map<?, ?> map && "Activation".equals(map.get("class_name"))) {
      throw new Unsupported("an Activation of an Activation is not supported");
    }
    return parse(function);
  }

  private static Activation named(String name, Map<String, Double> args) {
    try {
      return Activation.of(name, args);
    } catch (IllegalArgumentException e) {
      throw new Unsupported("no activation '" + name + "' is known: " + e.getMessage(), e);
    }
  }

  private static Map<String, Double> args(String type, Object config) {
    Map<String, Double> args = new TreeMap<>();
    if (config instanceof Map<?, ?> entries) {
      entries.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (value != null && !BESIDES.contains(name)) {
              args.put(name, number(type, name, value));
            }
          });
    }
    return args;
  }

  private static double number(String type, String key, Object value) {
    if (value instanceof Number n) {
      return n.doubleValue();
    }
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    throw new Unsupported("the activation " + type + " does not honour " + key + " = " + value);
  }
}
