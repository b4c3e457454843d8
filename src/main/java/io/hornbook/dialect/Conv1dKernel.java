package io.hornbook.dialect;

import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keras 1's four-dimensional Conv1D kernels: {@code (filters, in, length, 1)} until 1.0.8, {@code
 * (length, 1, in, filters)} in 1.2.2. Which of them is told by the config's sizes.
 */
record Conv1dKernel() implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (node.weights().isEmpty() || node.weights().get(0).tensor().shape().rank() != 4) {
      return Optional.empty();
    }
    NamedWeight old = node.weights().get(0);
    Shape shape = old.tensor().shape();
    boolean late = shape.dim(1) == 1 && isSize(node, "filter_length", shape.dim(0));
    Tensor kernel =
        late && isSize(node, "nb_filter", shape.dim(3))
            ? old.tensor().reshape(shape.without(1))
            : Rearrange.permute(old.tensor().reshape(shape.without(3)), 2, 1, 0);
    List<NamedWeight> weights = new ArrayList<>(node.weights());
    weights.set(0, new NamedWeight(old.name(), kernel));
    String after = "(length, in, filters) " + kernel.shape();
    return Optional.of(new Edit(node.withWeights(weights), old.name() + " " + shape, after));
  }

  private static boolean isSize(Node node, String key, int size) {
    return node.config().peek(key) instanceof Number n && n.intValue() == size;
  }
}
