package io.hornbook.dialect;

import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From one generation's vocabulary to the next: its rows, applied in order to every node, inner
 * ones first.
 */
record Step(String name, List<Row> rows) {
  Graph apply(Graph graph, Generation generation, List<Change> changes) {
    return apply(graph, "", generation, changes);
  }

  private Graph apply(Graph graph, String parent, Generation generation, List<Change> changes) {
    return graph.withNodes(
        graph.nodes().stream().map(n -> apply(n, parent + n.name(), generation, changes)).toList());
  }

  private Node apply(Node node, String path, Generation generation, List<Change> changes) {
    Node current = node;
    if (!node.inner().isEmpty()) {
      Map<String, Node> inner = new LinkedHashMap<>();
      node.inner()
          .forEach((role, n) -> inner.put(role, apply(n, path + "/" + role, generation, changes)));
      current = current.withInner(inner);
    }
    if (node.graph().isPresent()) {
      current = current.withGraph(apply(node.graph().get(), path + "/", generation, changes));
    }
    for (Row row : rows) {
      current = row.apply(current, path, generation, changes);
    }
    return current;
  }
}
