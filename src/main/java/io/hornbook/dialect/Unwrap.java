package io.hornbook.dialect;

import io.hornbook.model.Node;
import java.util.Optional;
import java.util.Set;

/**
 * TimeDistributed around a layer that treats every element, or every last-axis row, alike: the
 * wrapper goes, the layer stays. Only for the classes listed here; a layer with an axis or a memory
 * of its own is never unwrapped.
 */
record Unwrap() implements Verb {
  private static final Set<String> POINTWISE =
      Set.of("Activation", "Dense", "Dropout", "ELU", "GaussianNoise", "LeakyReLU", "ReLU");

  @Override
  public Optional<Edit> apply(Node node) {
    Node inner = node.inner().get("layer");
    if (inner == null || !POINTWISE.contains(inner.type())) {
      return Optional.empty();
    }
    String before = "TimeDistributed(" + inner.type() + ")";
    Node plain =
        new Node(
            node.name(),
            inner.type(),
            inner.config().without("only_rank").without("only_rank_because"),
            inner.inner(),
            inner.graph(),
            node.calls(),
            inner.weights(),
            before + " '" + node.name() + "'");
    return Optional.of(new Edit(plain, before, inner.type() + " on the last axis"));
  }
}
