package io.hornbook.dialect;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A layer that holds arrays itself, somewhere inside a node.
 *
 * @param path roles and names from the top-level node down to it
 * @param count how many arrays it writes; empty where its class is unknown
 * @param frozen whether it was not trainable when saved: then all its arrays stand with the others
 */
record Leaf(String path, String origin, Optional<Layouts.Count> count, boolean frozen) {
  static void collect(Node node, String parent, List<Leaf> leaves) {
    collect(node, parent + node.name(), false, leaves);
  }

  private static void collect(Node node, String path, boolean frozen, List<Leaf> leaves) {
    boolean off = frozen || Boolean.FALSE.equals(node.config().peek("trainable"));
    if (node.graph().isPresent()) {
      // A model's own flag moves all its arrays without changing their order, so only layers count.
      node.graph().get().nodes().forEach(n -> collect(n, path + "/" + n.name(), frozen, leaves));
    } else if (!node.inner().isEmpty()) {
      Layouts.Count own = Layouts.ofWrapper(node);
      if (!own.equals(Layouts.Count.NONE)) {
        leaves.add(new Leaf(path, node.origin(), Optional.of(own), off));
      }
      int at = leaves.size();
      node.inner().forEach((role, n) -> collect(n, path + "/" + role, off, leaves));
      if (at < leaves.size()) {
        leaves.set(at, leaves.get(at).without(own.trainable()));
      }
    } else {
      leaves.add(new Leaf(path, node.origin(), Layouts.of(node), off));
    }
  }

  /** The leaves with every count known; one unknown class takes what the others leave. */
  static List<Leaf> counted(List<Leaf> leaves, WeightGroup group) {
    List<Leaf> unknown = leaves.stream().filter(l -> l.count().isEmpty()).toList();
    if (unknown.isEmpty()) {
      return leaves;
    }
    if (unknown.size() > 1) {
      throw new Unsupported(
          "the arrays of '" + group.name() + "' cannot be divided: unknown are " + names(unknown));
    }
    int known = leaves.stream().mapToInt(l -> l.count().isEmpty() ? 0 : l.size()).sum();
    int rest = Math.max(0, group.arrays().size() - known);
    List<Leaf> out = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Optional<Layouts.Count> count =
          leaf.count().or(() -> Optional.of(new Layouts.Count(rest, 0)));
      out.add(new Leaf(leaf.path(), leaf.origin(), count, leaf.frozen()));
    }
    return out;
  }

  /** Without the arrays that a wrapper counts as its own. */
  private Leaf without(int trainable) {
    return new Leaf(
        path,
        origin,
        count.map(c -> new Layouts.Count(Math.max(0, c.trainable() - trainable), c.other())),
        frozen);
  }

  boolean isEmpty() {
    return count.isPresent() && size() == 0;
  }

  int size() {
    return count.orElseThrow().trainable() + count.orElseThrow().other();
  }

  /** How many of its arrays stand among the trainable ones. */
  int first() {
    return frozen ? 0 : count.orElseThrow().trainable();
  }

  int last() {
    return size() - first();
  }

  static String names(List<Leaf> leaves) {
    return leaves.stream().map(Leaf::origin).collect(Collectors.joining(", "));
  }
}
