package io.hornbook.layer;

import io.hornbook.model.Config;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A class of layers in the canonical vocabulary: its name and how a config becomes a layer.
 *
 * @param name Keras' class name
 * @param reader makes the layer from its config and the layers it wraps, by role
 */
public record LayerType(String name, BiFunction<Config, Map<String, Layer>, Layer> reader) {
  /** A type that wraps no other layer. */
  public LayerType(String name, Function<Config, Layer> reader) {
    this(name, (config, inner) -> reader.apply(config));
  }
}
