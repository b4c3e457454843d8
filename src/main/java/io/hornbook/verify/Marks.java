package io.hornbook.verify;

import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import java.util.HashSet;
import java.util.Set;

/** The values by which a model's Masking layers, however deep, know the steps to mask. */
final class Marks {
  private Marks() {}

  static Set<Float> of(Graph graph) {
    Set<Float> marks = new HashSet<>();
    graph.nodes().forEach(node -> collect(node, marks));
    return marks;
  }

  private static void collect(Node node, Set<Float> marks) {
    if (node.type().equals("Masking") && node.config().peek("mask_value") instanceof Number n) {
      marks.add(n.floatValue());
    }
    node.inner().values().forEach(inner -> collect(inner, marks));
    node.graph().ifPresent(graph -> graph.nodes().forEach(inner -> collect(inner, marks)));
  }
}
