package io.hornbook.dialect;

import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A wrapper that does nothing of its own to these inner layers goes, the inner layer stays.
 *
 * @param inners whether the wrapper may be taken off a layer of this class
 * @param left what is left, said after the inner layer's class
 */
record Unwrap(Predicate<String> inners, String left) implements Verb {
  private static final Set<String> POINTWISE =
      Set.of("Activation", "Dense", "Dropout", "ELU", "GaussianNoise", "LeakyReLU", "ReLU");

  /**
   * TimeDistributed around a layer that treats every element, or every last-axis row, alike. Only
   * for the classes listed here; a layer with an axis or a memory of its own is never unwrapped.
   */
  static Unwrap pointwise() {
    return new Unwrap(POINTWISE::contains, " on the last axis");
  }

  /** A wrapper that does nothing at inference, whatever it wraps. */
  static Unwrap any() {
    return new Unwrap(type -> true, "");
  }

  @Override
  public Optional<Edit> apply(Node node) {
    Node inner = node.inner().get("layer");
    if (inner == null || !inners.test(inner.type())) {
      return Optional.empty();
    }
    String before = node.type() + "(" + inner.type() + ")";
    Node plain =
        new Node(
            node.name(),
            inner.type(),
            outer(inner.config()),
            inner.inner(),
            inner.graph(),
            node.calls(),
            weights(node, inner),
            before + " '" + node.name() + "'");
    return Optional.of(new Edit(plain, before, inner.type() + left));
  }

  /** What a config says of axes, with one axis more; no rank is demanded of the outer tensor. */
  private static Config outer(Config inner) {
    Config config = inner.without("only_rank").without("only_rank_because");
    return config.peek("bias_axis") instanceof Number axis
        ? config.with("bias_axis", axis.intValue() + 1)
        : config;
  }

  /**
   * A legacy file gives the wrapper the first array of what it wraps ({@link Layouts#ofWrapper}).
   */
  private static List<NamedWeight> weights(Node node, Node inner) {
    List<NamedWeight> weights = new ArrayList<>(inner.weights());
    if (!node.weights().isEmpty()) {
      weights.add(0, node.weights().get(0));
    }
    return weights;
  }
}
