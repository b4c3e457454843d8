package io.hornbook.dialect;

import io.hornbook.error.Inconsistent;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the groups of a weights file to the nodes they belong to. */
final class Distribution {
  private final boolean trainableFirst;
  private final Map<String, List<NamedWeight>> byPath = new HashMap<>();

  /**
   * @param trainableFirst whether a group lists all trainable arrays before the others (Keras 1 on)
   *     or goes layer by layer (Keras 0.x)
   */
  Distribution(boolean trainableFirst) {
    this.trainableFirst = trainableFirst;
  }

  /** The graph with every array in its node. */
  Graph assign(Parsed parsed, List<WeightMatch.Filled> groups) {
    Map<String, Node> nodes = new HashMap<>();
    parsed.graph().nodes().forEach(n -> nodes.put(n.name(), n));
    groups.forEach(f -> divide(f.unit().nodes().stream().map(nodes::get).toList(), f.group()));
    return filled(parsed.graph(), "");
  }

  private void divide(List<Node> nodes, WeightGroup group) {
    List<Leaf> leaves = new ArrayList<>();
    nodes.forEach(n -> Leaf.collect(n, "", leaves));
    leaves.removeIf(leaf -> leaf.isEmpty());
    if (leaves.size() == 1) {
      byPath.put(leaves.get(0).path(), group.arrays());
      return;
    }
    List<Leaf> counted = Leaf.counted(leaves, group);
    int total = counted.stream().mapToInt(Leaf::size).sum();
    if (total != group.arrays().size()) {
      throw new Inconsistent(
          "'%s' should have %d arrays, as its layers %s need; found %d"
              .formatted(group.name(), total, Leaf.names(counted), group.arrays().size()));
    }
    List<NamedWeight> arrays = group.arrays();
    int at = 0;
    for (Leaf leaf : counted) {
      int take = trainableFirst ? leaf.first() : leaf.size();
      give(leaf, arrays.subList(at, at += take));
    }
    for (Leaf leaf : counted) {
      if (trainableFirst) {
        give(leaf, arrays.subList(at, at += leaf.last()));
      }
    }
  }

  private void give(Leaf leaf, List<NamedWeight> arrays) {
    byPath.computeIfAbsent(leaf.path(), p -> new ArrayList<>()).addAll(arrays);
  }

  private Graph filled(Graph graph, String parent) {
    return graph.withNodes(graph.nodes().stream().map(n -> filled(n, parent + n.name())).toList());
  }

  private Node filled(Node node, String path) {
    Node out = node.withWeights(byPath.getOrDefault(path, List.of()));
    if (!node.inner().isEmpty()) {
      Map<String, Node> inner = new LinkedHashMap<>();
      node.inner().forEach((role, n) -> inner.put(role, filled(n, path + "/" + role)));
      out = out.withInner(inner);
    }
    if (node.graph().isPresent()) {
      out = out.withGraph(filled(node.graph().get(), path + "/"));
    }
    return out;
  }
}
