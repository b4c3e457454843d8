package io.hornbook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One use of a node in its graph.
 *
 * @param inputs the tensors it is called on, in the order of the layer's own arguments
 * @param arguments what else the call was given, as canonical keys (constants, options)
 * @param mask the mask that the call names for its first input; it goes before the one that the
 *     input carries
 */
public record Call(List<Port> inputs, Map<String, Object> arguments, Optional<Port> mask) {
  public Call {
    inputs = List.copyOf(inputs);
    arguments = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(arguments));
  }

  public Call(List<Port> inputs) {
    this(inputs, Map.of(), Optional.empty());
  }

  /** Every tensor that the call waits for. */
  public List<Port> all() {
    List<Port> all = new ArrayList<>(inputs);
    mask.ifPresent(all::add);
    return all;
  }
}
