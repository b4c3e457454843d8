package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A functional model: layers with {@code inbound_nodes}, one entry a call. Keras 1 to tf.keras 2
 * write a call as a list of {@code [layer, call, output]}; Keras 3 as {@code args} and {@code
 * kwargs} with tensors as {@code __keras_tensor__} objects.
 */
final class FunctionalTopology {
  private FunctionalTopology() {}

  static Parsed parse(Map<String, Object> config, String missing, String where, int depth) {
    String name = Tree.optionalText(config, "name").orElse(missing);
    GraphBuilder graph = new GraphBuilder(name);
    List<Object> layers = Tree.list(config.get("layers"), where + ".layers");
    for (int i = 0; i < layers.size(); i++) {
      String at = where + ".layers[" + i + "]";
      Map<String, Object> layer = Tree.object(layers.get(i), at);
      Node node = NodeReader.read(layer, at, depth);
      if (graph.has(node.name())) {
        throw new Damaged("two layers are called '" + node.name() + "' at " + at);
      }
      graph.add(Operations.settled(node));
      addCalls(graph, node, layer, at);
    }
    List<Port> in = ports(config.get("input_layers"), where + ".input_layers");
    List<Port> out = ports(config.get("output_layers"), where + ".output_layers");
    Parsed parsed = graph.finish(in, out, out.stream().map(Port::node).toList());
    boolean three = layers.stream().anyMatch(FunctionalTopology::isOfKeras3);
    Graph numbered = checked(CallNumbers.fromZero(parsed.graph(), three), where);
    List<Node> nodes = numbered.nodes().stream().map(Operations::withOperands).toList();
    return new Parsed(numbered.withNodes(nodes), parsed.units());
  }

  /** Whether a layer names what it is called on as Keras 3 does. */
  private static boolean isOfKeras3(Object layer) {
    return layer instanceof Map<?, ?> map
        && map.get("inbound_nodes") instanceof List<?> calls
        && !calls.isEmpty()
        && calls.get(0) instanceof Map;
  }

  private static void addCalls(
      GraphBuilder graph, Node node, Map<String, Object> layer, String at) {
    List<Object> calls = Tree.listAt(layer, "inbound_nodes", at);
    for (int i = 0; i < calls.size(); i++) {
      graph.call(node.name(), Calls.read(node, calls.get(i), at + ".inbound_nodes[" + i + "]"));
    }
    if (calls.isEmpty()) {
      graph.call(node.name(), new Call(List.of()));
    }
  }

  /** The tensors named by input_layers or output_layers, however deep they are nested. */
  private static List<Port> ports(Object value, String where) {
    List<Port> ports = new ArrayList<>();
    Calls.collect(value, ports, where, 0);
    if (ports.isEmpty()) {
      throw new Damaged("the model names no tensors at " + where);
    }
    return ports;
  }

  /** Checks that every port names a call that exists. */
  private static Graph checked(Graph graph, String where) {
    Map<String, Node> nodes = new HashMap<>();
    graph.nodes().forEach(n -> nodes.put(n.name(), n));
    check(graph.inputs(), "as an input of the model", nodes, where);
    check(graph.outputs(), "as an output of the model", nodes, where);
    for (Node node : graph.nodes()) {
      node.calls().forEach(c -> check(c.all(), "by '" + node.name() + "'", nodes, where));
    }
    return graph;
  }

  private static void check(List<Port> ports, String use, Map<String, Node> nodes, String where) {
    for (Port port : ports) {
      String used = "which is used " + use + " in " + where;
      Node node = nodes.get(port.node());
      if (node == null) {
        throw new Damaged("no layer is called '" + port.node() + "', " + used);
      }
      if (port.call() >= node.calls().size()) {
        int made = node.calls().size();
        throw new Damaged(
            "'%s' is called %d times, found no call %d, %s"
                .formatted(port.node(), made, port.call(), used));
      }
    }
  }
}
