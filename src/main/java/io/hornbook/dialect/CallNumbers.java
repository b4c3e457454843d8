package io.hornbook.dialect;

import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Call numbers that start from zero. A nested model counts its own construction as its call 0 in
 * Keras 1 to 3 ({@code kept_nodes = 1} in {@code get_config} of engine/topology.py, network.py and
 * models/functional.py), so its first use in the outer model is number 1.
 */
final class CallNumbers {
  private CallNumbers() {}

  static Graph fromZero(Graph graph) {
    Map<String, Integer> lowest = new HashMap<>();
    graph.nodes().forEach(n -> n.calls().forEach(c -> c.all().forEach(p -> note(lowest, p))));
    graph.outputs().forEach(p -> note(lowest, p));
    Map<String, Integer> shift = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.graph().isPresent() && lowest.getOrDefault(node.name(), 0) == 1) {
        shift.put(node.name(), 1);
      }
    }
    return shift.isEmpty() ? graph : renumbered(graph, shift);
  }

  private static void note(Map<String, Integer> lowest, Port port) {
    lowest.merge(port.node(), port.call(), Math::min);
  }

  private static Graph renumbered(Graph graph, Map<String, Integer> shift) {
    UnaryOperator<Port> move =
        p -> new Port(p.node(), p.call() - shift.getOrDefault(p.node(), 0), p.output());
    List<Node> nodes =
        graph.nodes().stream()
            .map(n -> n.withCalls(n.calls().stream().map(c -> moved(c, move)).toList()))
            .toList();
    List<Port> outputs = graph.outputs().stream().map(move).toList();
    return new Graph(
        graph.name(), nodes, graph.layers(), graph.inputs(), outputs, graph.outputNames());
  }

  private static Call moved(Call call, UnaryOperator<Port> move) {
    Map<String, List<Port>> tensors = new LinkedHashMap<>();
    call.tensors().forEach((name, ports) -> tensors.put(name, ports.stream().map(move).toList()));
    return new Call(
        call.inputs().stream().map(move).toList(),
        tensors,
        call.masks().stream().map(mask -> mask.map(move)).toList(),
        call.arguments());
  }
}
