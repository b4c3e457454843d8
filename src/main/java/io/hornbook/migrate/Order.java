package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which Keras lists the layers of a functional model, which is the order of its weight
 * files: by depth, then as they are met from the outputs on. What no output needs is left out; an
 * input never is. Keras 3.15.1 {@code ops/function.py} and 2.15.0 {@code engine/functional.py},
 * {@code map_graph}.
 */
final class Order {
  private record Use(String node, int call) {
    static Use of(Port port) {
      return new Use(port.node(), port.call());
    }
  }

  private record Visit(Use use, Iterator<Port> rest) {}

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Integer> met = new LinkedHashMap<>();
  private final List<Use> finished = new ArrayList<>();
  private final Set<Use> seen = new HashSet<>();

  private Order(Graph graph) {
    graph.nodes().forEach(n -> nodes.put(n.name(), n));
    graph.outputs().forEach(p -> visit(Use.of(p)));
  }

  /** The graph with its nodes in Keras' order, and without calls that no output needs. */
  static Graph of(Graph graph) {
    Order order = new Order(graph);
    Map<String, Integer> depths = order.depths();
    for (Port input : graph.inputs()) {
      if (!order.met.containsKey(input.node())) {
        order.met.put(input.node(), -1);
        depths.put(input.node(), 0);
      }
    }
    Comparator<Node> byDepth = Comparator.comparing(n -> -depths.get(n.name()));
    List<Node> ordered =
        graph.nodes().stream()
            .filter(n -> order.met.containsKey(n.name()))
            .sorted(byDepth.thenComparing(n -> order.met.get(n.name())))
            .toList();
    return order.pruned(graph.withNodes(ordered));
  }

  private List<Port> inputs(Use use) {
    return nodes.get(use.node()).calls().get(use.call()).all();
  }

  private void visit(Use start) {
    Deque<Visit> stack = new ArrayDeque<>();
    enter(start, stack);
    while (!stack.isEmpty()) {
      Visit visit = stack.peek();
      if (visit.rest().hasNext()) {
        enter(Use.of(visit.rest().next()), stack);
      } else {
        finished.add(stack.pop().use());
      }
    }
  }

  private void enter(Use use, Deque<Visit> stack) {
    if (seen.add(use)) {
      met.putIfAbsent(use.node(), met.size());
      stack.push(new Visit(use, inputs(use).iterator()));
    }
  }

  /** Depth of each layer: the most layers between it and an output. */
  private Map<String, Integer> depths() {
    Map<Use, Integer> uses = new HashMap<>();
    Map<String, Integer> layers = new HashMap<>();
    for (int i = finished.size() - 1; i >= 0; i--) {
      Use use = finished.get(i);
      int depth = Math.max(uses.getOrDefault(use, 0), layers.getOrDefault(use.node(), 0));
      layers.put(use.node(), depth);
      uses.put(use, depth);
      inputs(use).forEach(p -> uses.merge(Use.of(p), depth + 1, Math::max));
    }
    return layers;
  }

  private Graph pruned(Graph graph) {
    boolean whole =
        graph.nodes().stream()
            .allMatch(n -> n.calls().size() == uses(n).size() || n.type().equals("InputLayer"));
    if (whole) {
      return graph;
    }
    List<Node> kept =
        graph.nodes().stream()
            .map(n -> n.type().equals("InputLayer") ? n : n.withCalls(calls(n)))
            .toList();
    List<Port> outputs = graph.outputs().stream().map(this::renumbered).toList();
    return Graph.of(graph.name(), kept, graph.inputs(), outputs, graph.outputNames());
  }

  /** The numbers of the calls that are needed. */
  private List<Integer> uses(Node node) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < node.calls().size(); i++) {
      if (seen.contains(new Use(node.name(), i))) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  private List<Call> calls(Node node) {
    return uses(node).stream()
        .map(i -> node.calls().get(i))
        .map(c -> Calls.mapped(c, this::renumbered))
        .toList();
  }

  private Port renumbered(Port port) {
    Node node = nodes.get(port.node());
    return node.type().equals("InputLayer")
        ? port
        : new Port(port.node(), uses(node).indexOf(port.call()), port.output());
  }
}
