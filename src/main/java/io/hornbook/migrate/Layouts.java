package io.hornbook.migrate;

import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the tensors of a migrated model lie.
 *
 * @param inputs of its inputs, in order
 * @param outputs of its outputs, in order
 * @param tensors of what its layers give, where that is not as it lay
 */
public record Layouts(List<Layout> inputs, List<Layout> outputs, Map<Port, Layout> tensors) {
  /** All as they lay. */
  static final Layouts SAME = new Layouts(List.of(), List.of(), Map.of());

  public Layouts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    tensors = Map.copyOf(tensors);
  }

  /** Whether every tensor lies as it lay. */
  public boolean areSame() {
    return tensors.isEmpty() && inputs.stream().allMatch(Layout::isSame);
  }

  /** The i-th input of the old model as the migrated one takes it. */
  public Tensor input(int i, Tensor old) {
    return i < inputs.size() ? inputs.get(i).of(old) : old;
  }

  /** The i-th output of the old model as the migrated one gives it. */
  public Tensor output(int i, Tensor old) {
    return i < outputs.size() ? outputs.get(i).of(old) : old;
  }

  /** What a call of a layer gave in the old model, as it lies in the migrated one. */
  public Tensor activation(Port port, Tensor old) {
    return Optional.ofNullable(tensors.get(port))
        .filter(layout -> layout.rank() == old.shape().rank())
        .map(layout -> layout.of(old))
        .orElse(old);
  }
}
