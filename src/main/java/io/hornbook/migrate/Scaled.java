package io.hornbook.migrate;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Weights times a number. */
final class Scaled {
  private Scaled() {}

  /** The node with all its arrays from {@code first} on times {@code factor}. */
  static Node from(Node node, int first, double factor) {
    return gates(node, first, 1, Set.of(0), factor);
  }

  /**
   * The node with some gates' columns of each array times {@code factor}.
   *
   * @param count how many gates lie side by side on the last axis
   * @param gates which of them
   */
  static Node gates(Node node, int first, int count, Set<Integer> gates, double factor) {
    List<NamedWeight> weights = new ArrayList<>();
    for (int i = 0; i < node.weights().size(); i++) {
      NamedWeight weight = node.weights().get(i);
      weights.add(
          i < first
              ? weight
              : new NamedWeight(weight.name(), scaled(weight.tensor(), count, gates, factor)));
    }
    return node.withWeights(weights);
  }

  private static Tensor scaled(Tensor tensor, int count, Set<Integer> gates, double factor) {
    double[] values = tensor.toDoubles();
    int row = tensor.shape().dim(-1);
    int units = Math.max(1, row / count);
    for (int i = 0; i < values.length; i++) {
      if (gates.contains(i % row / units)) {
        values[i] *= factor;
      }
    }
    return Tensor.of(tensor.shape(), values).as(tensor.dtype());
  }
}
