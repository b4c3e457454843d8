package io.hornbook.migrate;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BatchNormalization of several axes for a Keras that takes one: they are laid out as one. */
final class SeveralAxes {
  private SeveralAxes() {}

  static Optional<Node> rewrite(Node node, Site site) {
    boolean several = node.config().peek("axis") instanceof List<?> axes && axes.size() > 1;
    if (site.target() != Target.KERAS3 || !several) {
      return Optional.empty();
    }
    Shape in = site.first();
    int first = firstOf(node, in);
    List<Integer> before = new ArrayList<>();
    for (int axis = 1; axis < first; axis++) {
      before.add(in.dim(axis));
    }
    Shape together = in.slice(first, in.rank());
    if (!together.isKnown() || before.stream().filter(d -> d == Shape.UNKNOWN).count() > 1) {
      throw refused(node);
    }
    Group group = new Group(node, site.in());
    Port flat = group.add("Reshape", shape(before, List.of(together.intSize())), group.in(0));
    Port normal = group.add(ofOne(node, Shape.of(together.intSize())), flat);
    List<Integer> dims = new ArrayList<>();
    for (int dim : together.dims()) {
      dims.add(dim);
    }
    return Optional.of(group.giving(group.add("Reshape", shape(before, dims), normal)));
  }

  /** The first of the axes, which should be the last ones of the tensor. */
  private static int firstOf(Node node, Shape in) {
    List<Integer> sorted =
        node.config().fresh().ints("axis").stream().map(in::axis).sorted().distinct().toList();
    int first = sorted.get(0);
    if (first == 0 || in.rank() - first != sorted.size()) {
      throw refused(node);
    }
    return first;
  }

  private static RuntimeException refused(Node node) {
    return Site.refused(node, "it normalises several axes that are not the last", "one axis");
  }

  /** The layer for one axis, its weights in a row. */
  private static Node ofOne(Node node, Shape row) {
    List<NamedWeight> weights =
        node.weights().stream()
            .map(w -> new NamedWeight(w.name(), w.tensor().reshape(row)))
            .toList();
    return node.withConfig(node.config().with("axis", -1)).withWeights(weights);
  }

  private static Map<String, Object> shape(List<Integer> before, List<Integer> after) {
    List<Integer> target = new ArrayList<>();
    before.forEach(dim -> target.add(dim == Shape.UNKNOWN ? -1 : dim));
    target.addAll(after);
    return Map.of("target_shape", target);
  }
}
