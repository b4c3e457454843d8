package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names that today's Keras takes: no slash in Keras 3, and in TensorFlow, whose scopes layers open,
 * letters, digits, {@code _ . -} alone.
 */
final class Names {
  private final Map<String, String> now = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private Names(Graph graph) {
    List<String> wrong = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (legal(node.name()).equals(node.name())) {
        now.put(node.name(), node.name());
        taken.add(node.name());
      } else {
        wrong.add(node.name());
      }
    }
    wrong.forEach(name -> now.put(name, free(legal(name))));
  }

  /** The graph with legal names; what was renamed is added to {@code changes}. */
  static Graph legal(Graph graph, List<Change> changes) {
    return legal(graph, "", changes);
  }

  private static Graph legal(Graph graph, String parent, List<Change> changes) {
    Names names = new Names(graph);
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      String name = names.now.get(node.name());
      if (!name.equals(node.name())) {
        changes.add(
            new Change(
                "migrate/name",
                parent + node.name(),
                node.name(),
                name,
                "a name changes nothing that is computed",
                "Keras 3.15.1 ops/operation.py; TensorFlow framework/ops.py, name_scope"));
      }
      Node renamed = node.withName(name).withCalls(node.calls().stream().map(names::call).toList());
      String path = parent + name + "/";
      nodes.add(
          node.graph().isPresent()
              ? renamed.withGraph(legal(node.graph().get(), path, changes))
              : renamed);
    }
    List<Port> outputs = graph.outputs().stream().map(names::port).toList();
    return Graph.of(
        legal(graph.name()),
        nodes,
        graph.inputs().stream().map(names::port).toList(),
        outputs,
        outputs.stream().map(Port::node).toList());
  }

  private static String legal(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_.-]", "_");
    return plain.matches("[A-Za-z0-9.].*") ? plain : "layer_" + plain;
  }

  private String free(String name) {
    String free = name;
    for (int i = 1; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private Port port(Port port) {
    return new Port(now.get(port.node()), port.call(), port.output());
  }

  private Call call(Call call) {
    return Calls.mapped(call, this::port);
  }
}
