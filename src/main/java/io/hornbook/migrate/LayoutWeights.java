package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Change;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers whose weights belong to the places of a sample: these move as the places do. */
final class LayoutWeights {
  private static final String SHARED = "shared_axes";

  private LayoutWeights() {}

  /** Weights of the sample's shape, of length 1 along {@code shared_axes}. */
  static Optional<LaidOut> ofPlaces(Node node, LayoutSite site) {
    Layout lies = site.first();
    Layout sample = lies.sample();
    if (node.weights().stream().anyMatch(w -> w.tensor().shape().rank() != sample.rank())) {
      return Optional.empty();
    }
    Node moved = LayoutAxes.weighted(node, sample::of);
    if (isShared(node)) {
      List<Integer> shared =
          node.config().fresh().ints(SHARED).stream().map(lies::place).sorted().toList();
      moved = moved.withConfig(node.config().with(SHARED, shared));
    }
    Change change =
        site.change(
            SHARED,
            node,
            moved,
            SHARED,
            "each place keeps its weight",
            "Keras 3.15.1 layers/activations/prelu.py");
    return Optional.of(LaidOut.follows(moved, site, lies).because(change));
  }

  /** Whether places have weights in common; old files write "none" as a list that holds null. */
  static boolean isShared(Node node) {
    return node.config().peek(SHARED) instanceof List<?> axes
        && axes.stream().anyMatch(a -> a != null);
  }

  /** A Dense on rows of another order: its kernel's rows take that order. */
  static Optional<LaidOut> ofRow(Node node, LayoutSite site) {
    Layout lies = site.first();
    if (lies.row().isEmpty()) {
      return Optional.empty();
    }
    List<NamedWeight> weights = new ArrayList<>(node.weights());
    NamedWeight kernel = weights.get(0);
    Tensor rows = Rearrange.gather(kernel.tensor(), lies.indices());
    weights.set(0, new NamedWeight(kernel.name(), rows));
    Change change =
        new Change(
            "migrate/layout.rows",
            site.path(),
            node.type() + " kernel, rows by channel",
            node.type() + " kernel, rows by place",
            "each input element meets the row that it always met",
            "Keras 3.15.1 layers/reshaping/flatten.py");
    Layout out = Layout.same(lies.rank());
    return Optional.of(
        new LaidOut(node.withWeights(weights), List.of(lies), List.of(out), Optional.of(change)));
  }
}
