package io.hornbook.dialect;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Optional;

/** Highway's arrays as W, b, W_carry, b_carry, brought to W, W_carry, b, b_carry. */
record HighwayOrder() implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    List<NamedWeight> w = node.weights();
    if (w.size() != 4 || w.get(1).tensor().shape().rank() != 1) {
      return Optional.empty();
    }
    Node now = node.withWeights(List.of(w.get(0), w.get(2), w.get(1), w.get(3)));
    return Optional.of(new Edit(now, "W, b, W_carry, b_carry", "W, W_carry, b, b_carry"));
  }
}
