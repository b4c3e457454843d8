package io.hornbook.dialect;

import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The axes that a PReLU or an SReLU shares, read from its first array: those of length 1. */
record SharedAxes() implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (node.weights().isEmpty() || node.config().peek("shared_axes") != null) {
      return Optional.empty();
    }
    Shape alpha = node.weights().get(0).tensor().shape();
    List<Object> axes = new ArrayList<>();
    for (int i = 0; i < alpha.rank(); i++) {
      if (alpha.dim(i) == 1) {
        axes.add((long) i + 1);
      }
    }
    return axes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Edit(
                node.withConfig(node.config().with("shared_axes", axes)),
                "alpha " + alpha,
                "shared_axes = " + axes));
  }
}
