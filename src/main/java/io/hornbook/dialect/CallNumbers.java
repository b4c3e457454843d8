package io.hornbook.dialect;

import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Call numbers that start from zero. A nested model counts its own construction as its call 0 in
 * Keras 1 to 3 ({@code kept_nodes = 1} in {@code get_config} of engine/topology.py, network.py and
 * models/functional.py), so its first use in the outer model is number 1; in Keras 3 only where it
 * is an output of the model, while layers name its calls from zero ({@code serialize_node}).
 */
final class CallNumbers {
  private CallNumbers() {}

  /**
   * @param outputsApart whether only the model's outputs count the construction, as in Keras 3
   */
  static Graph fromZero(Graph numbered, boolean outputsApart) {
    Graph graph = outputsApart ? withoutForeign(numbered) : numbered;
    Map<String, Integer> inside = new HashMap<>();
    graph.nodes().forEach(n -> n.calls().forEach(c -> c.all().forEach(p -> note(inside, p))));
    Map<String, Integer> outside = new HashMap<>();
    graph.outputs().forEach(p -> note(outside, p));
    if (!outputsApart) {
      outside.forEach((name, number) -> inside.merge(name, number, Math::min));
      outside.putAll(inside);
    }
    int most = outputsApart ? Integer.MAX_VALUE : 1;
    return renumbered(graph, shift(graph, inside, 1), shift(graph, outside, most));
  }

  /**
   * Without the calls that other models made of a layer, which Keras 3.0 to 3.5 counted as well
   * where a layer is called on what it gave ({@code serialize_node} of models/functional.py), but
   * not where it is an output: if as many numbers are used as there are calls, the lowest is 0.
   */
  private static Graph withoutForeign(Graph graph) {
    Map<String, SortedSet<Integer>> used = new HashMap<>();
    graph
        .nodes()
        .forEach(n -> n.calls().forEach(c -> c.all().forEach(p -> numbers(used, p).add(p.call()))));
    for (Node node : graph.nodes()) {
      SortedSet<Integer> numbers = used.getOrDefault(node.name(), new TreeSet<>());
      int calls = node.calls().size();
      if (numbers.isEmpty() || numbers.size() != calls || numbers.last() < calls) {
        used.remove(node.name());
      }
    }
    UnaryOperator<Port> move =
        p ->
            used.containsKey(p.node())
                ? new Port(p.node(), used.get(p.node()).headSet(p.call()).size(), p.output())
                : p;
    return used.isEmpty() ? graph : graph.withNodes(moved(graph.nodes(), move));
  }

  private static SortedSet<Integer> numbers(Map<String, SortedSet<Integer>> used, Port port) {
    return used.computeIfAbsent(port.node(), name -> new TreeSet<>());
  }

  /** The nested models of which the lowest number is from 1 to {@code most}. */
  private static Map<String, Integer> shift(Graph graph, Map<String, Integer> lowest, int most) {
    Map<String, Integer> shift = new HashMap<>();
    for (Node node : graph.nodes()) {
      int number = lowest.getOrDefault(node.name(), 0);
      if (node.graph().isPresent() && number >= 1 && number <= most) {
        shift.put(node.name(), 1);
      }
    }
    return shift;
  }

  private static void note(Map<String, Integer> lowest, Port port) {
    lowest.merge(port.node(), port.call(), Math::min);
  }

  private static Graph renumbered(
      Graph graph, Map<String, Integer> inside, Map<String, Integer> outside) {
    if (inside.isEmpty() && outside.isEmpty()) {
      return graph;
    }
    UnaryOperator<Port> move = p -> moved(p, inside);
    List<Node> nodes = moved(graph.nodes(), move);
    List<Port> outputs = graph.outputs().stream().map(p -> moved(p, outside)).toList();
    return new Graph(
        graph.name(), nodes, graph.layers(), graph.inputs(), outputs, graph.outputNames());
  }

  private static List<Node> moved(List<Node> nodes, UnaryOperator<Port> move) {
    return nodes.stream()
        .map(n -> n.withCalls(n.calls().stream().map(c -> moved(c, move)).toList()))
        .toList();
  }

  private static Port moved(Port port, Map<String, Integer> shift) {
    int by = shift.getOrDefault(port.node(), 0);
    return new Port(port.node(), port.call() - by, port.output());
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
