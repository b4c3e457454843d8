package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the nodes and calls of one graph. */
final class GraphBuilder {
  private static final int MOST_NODES = 100_000;

  private final String name;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Port> inputs = new ArrayList<>();
  private final List<String> listed = new ArrayList<>();

  GraphBuilder(String name) {
    this.name = name;
  }

  boolean has(String node) {
    return nodes.containsKey(node);
  }

  boolean isInput(String node) {
    return inputs.stream().anyMatch(port -> port.node().equals(node));
  }

  /** The names of the nodes so far, in order. */
  List<String> names() {
    return List.copyOf(nodes.keySet());
  }

  /** Adds a node without calls; a name already taken gets a suffix. Returns the name it has. */
  String add(Node node) {
    if (nodes.size() >= MOST_NODES) {
      throw new Damaged("the model has more than " + MOST_NODES + " layers");
    }
    String unique = node.name();
    for (int i = 2; nodes.containsKey(unique); i++) {
      unique = node.name() + "#" + i;
    }
    nodes.put(unique, node.withName(unique).withCalls(List.of()));
    return unique;
  }

  /** Says that the model lists this node among its layers; where none is said to be, all are. */
  void list(String node) {
    listed.add(node);
  }

  /** Adds a node for a model input. */
  Port input(Node node) {
    Port port = new Port(add(node));
    markInput(port);
    return port;
  }

  /** Makes what an added node gives out an input of the model. */
  void markInput(Port port) {
    nodes.computeIfPresent(port.node(), (n, node) -> node.called(new Call(List.of())));
    inputs.add(port);
  }

  /** Adds a node and calls it; its first output. */
  Port call(Node node, List<Port> on) {
    return call(add(node), new Call(on));
  }

  /** Calls an added node once more; the call's first output. */
  Port call(String node, Call call) {
    Node called = nodes.get(node).called(call);
    nodes.put(node, called);
    return new Port(node, called.calls().size() - 1, 0);
  }

  /** Every node of the finished graph is a unit of the weights file. */
  Parsed finish(List<Port> outputs) {
    return finish(inputs, outputs, outputs.stream().map(Port::node).toList());
  }

  Parsed finish(List<Port> in, List<Port> out, List<String> outputNames) {
    List<Parsed.Unit> units = new ArrayList<>();
    nodes.keySet().forEach(n -> units.add(new Parsed.Unit(n, List.of(n))));
    return new Parsed(graph(in, out, outputNames), units);
  }

  Graph graph(List<Port> in, List<Port> out, List<String> outputNames) {
    List<String> layers = listed.isEmpty() ? names() : listed;
    return new Graph(name, List.copyOf(nodes.values()), layers, in, out, outputNames);
  }

  List<Port> inputs() {
    return inputs;
  }
}
