package io.hornbook.layer;

import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stateful layer remembers between two predictions; those of wrapped layers hang below by
 * role. Belongs to one run of predictions and is not shared between threads.
 */
public final class State {
  private List<Tensor> kept = List.of();
  private final Map<String, State> inner = new HashMap<>();

  /** What the last prediction kept; empty at the start. */
  public List<Tensor> kept() {
    return kept;
  }

  public void keep(List<Tensor> tensors) {
    kept = List.copyOf(tensors);
  }

  /** The memory of the wrapped layer in this role. */
  public State inner(String role) {
    return inner.computeIfAbsent(role, r -> new State());
  }
}
