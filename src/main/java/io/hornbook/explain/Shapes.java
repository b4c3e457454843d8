package io.hornbook.explain;

import io.hornbook.exec.Binder;
import io.hornbook.exec.BoundNode;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes and weights of a graph's layers. */
final class Shapes {
  private Shapes() {}

  /** For every layer, by name, the shape of its first input and of its first output. */
  static Map<String, List<Shape>> of(Graph graph, List<Shape> inputs) {
    return of(
        Binder.bind(graph, new Layers(List.of()), DType.FLOAT32, Optional.of(inputs)).nodes());
  }

  static Map<String, List<Shape>> of(List<BoundNode> nodes) {
    Map<String, List<Shape>> shapes = new LinkedHashMap<>();
    for (BoundNode node : nodes) {
      shapes.put(node.name(), List.of(node.in().get(0), node.out().get(0)));
    }
    return shapes;
  }

  /** Its own arrays and those of what it wraps. */
  static List<NamedWeight> weights(Node node) {
    List<NamedWeight> all = new ArrayList<>(node.weights());
    node.inner().values().forEach(inner -> all.addAll(weights(inner)));
    node.graph().ifPresent(g -> g.nodes().forEach(n -> all.addAll(weights(n))));
    return all;
  }
}
