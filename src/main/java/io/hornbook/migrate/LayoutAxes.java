package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Change;
import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Layers that name an axis, or several: the same ones in their new places. */
final class LayoutAxes {
  private static final String KEY = "axis";
  private static final String LEAST = "least_epsilon_of_images";

  private LayoutAxes() {}

  /** A layer that takes one axis or several together; its weights, if any, lie along them. */
  static Optional<LaidOut> move(Node node, LayoutSite site) {
    Layout lies = site.first();
    List<Integer> old = axes(node, lies);
    if (!lies.row().isEmpty()) {
      boolean along = old.equals(List.of(lies.rank() - 1));
      return along ? Optional.of(alongRow(node, site)) : Optional.empty();
    }
    List<Integer> now = old.stream().map(lies::place).sorted().toList();
    int[] order = now.stream().mapToInt(a -> old.indexOf(lies.axes().get(a))).toArray();
    boolean several = node.config().peek(KEY) instanceof List<?>;
    Node moved = node.withConfig(node.config().with(KEY, several ? now : now.get(0)));
    if (now.size() > 1) {
      moved = weighted(moved, w -> permuted(w, order, lies));
    }
    return Optional.of(followed(node, bounded(node, moved, old, lies.rank()), site, lies));
  }

  /** The axes, counted from the front and in their order. */
  private static List<Integer> axes(Node node, Layout lies) {
    return node.config().fresh().ints(KEY, List.of(-1)).stream()
        .map(a -> a < 0 ? a + lies.rank() : a)
        .sorted()
        .toList();
  }

  /** Weights over these axes alone, or over all with length 1 on the others. */
  private static Tensor permuted(Tensor weight, int[] order, Layout lies) {
    return weight.shape().rank() == order.length
        ? Rearrange.permute(weight, order)
        : lies.of(weight);
  }

  private static LaidOut alongRow(Node node, LayoutSite site) {
    Layout lies = site.first();
    Tensor order = lies.indices();
    Node moved = weighted(node, w -> Rearrange.gather(w, order));
    return LaidOut.follows(moved, site, lies);
  }

  static Node weighted(Node node, UnaryOperator<Tensor> map) {
    List<NamedWeight> weights = new ArrayList<>();
    node.weights().forEach(w -> weights.add(new NamedWeight(w.name(), map.apply(w.tensor()))));
    return node.withWeights(weights);
  }

  /**
   * TensorFlow raises the epsilon of images that are normalised on their last axis, and of no
   * others: what it did to the old axis is said outright.
   */
  private static Node bounded(Node node, Node moved, List<Integer> old, int rank) {
    if (!node.config().has(LEAST)) {
      return moved;
    }
    Config config = node.config().fresh();
    Config plain = moved.config().without(LEAST);
    boolean raised = rank == 4 && old.equals(List.of(3));
    double epsilon = Math.max(config.doubleAt("epsilon", 1e-3), config.doubleAt(LEAST));
    return moved.withConfig(raised ? plain.with("epsilon", epsilon) : plain);
  }

  /** A layer of several inputs that are joined on an axis. */
  static Optional<LaidOut> join(Node node, LayoutSite site) {
    return site.common()
        .map(
            lies -> {
              int axis = lies.place(node.config().fresh().intAt(KEY, -1));
              return followed(node, node.withConfig(node.config().with(KEY, axis)), site, lies);
            });
  }

  private static LaidOut followed(Node node, Node moved, LayoutSite site, Layout lies) {
    Change change =
        site.change(
            KEY,
            node,
            moved,
            KEY,
            "the same axis in its new place",
            "Keras 3.15.1 layers/normalization, layers/merging/concatenate.py");
    return LaidOut.follows(moved, site, lies).because(change);
  }
}
