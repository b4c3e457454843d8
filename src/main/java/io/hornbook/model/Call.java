package io.hornbook.model;

import java.util.List;
import java.util.Map;

/**
 * One use of a node in its graph.
 *
 * @param inputs the tensors it is called on, in the order of the layer's own arguments
 * @param arguments what else the call was given, as canonical keys (constants, options)
 */
public record Call(List<Port> inputs, Map<String, Object> arguments) {
  public Call {
    inputs = List.copyOf(inputs);
    arguments = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(arguments));
  }

  public Call(List<Port> inputs) {
    this(inputs, Map.of());
  }
}
