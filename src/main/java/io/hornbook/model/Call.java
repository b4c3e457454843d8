package io.hornbook.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One use of a node in its graph.
 *
 * @param inputs the tensors it is called on, in the order of the layer's own arguments
 * @param tensors further tensors by the name of their argument: {@code key}, {@code initial_state}
 *     …
 * @param masks the masks that the call names for its inputs, in their order; they go before those
 *     that the inputs carry. Empty where the call names none
 * @param arguments what else the call was given, as canonical keys (constants, options)
 */
public record Call(
    List<Port> inputs,
    Map<String, List<Port>> tensors,
    List<Optional<Port>> masks,
    Map<String, Object> arguments) {
  public Call {
    inputs = List.copyOf(inputs);
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    masks = List.copyOf(masks);
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  public Call(List<Port> inputs) {
    this(inputs, Map.of(), List.of(), Map.of());
  }

  /** This call with other constants. */
  public Call withArguments(Map<String, Object> other) {
    return new Call(inputs, tensors, masks, other);
  }

  /** The tensors that the layer sees: the inputs, then those with a name, in their order. */
  public List<Port> operands() {
    List<Port> all = new ArrayList<>(inputs);
    tensors.values().forEach(all::addAll);
    return all;
  }

  /** Every tensor that the call waits for. */
  public List<Port> all() {
    List<Port> all = operands();
    masks.forEach(mask -> mask.ifPresent(all::add));
    return all;
  }
}
