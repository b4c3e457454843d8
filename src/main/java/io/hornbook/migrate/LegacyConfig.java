package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as tf.keras 2.15 writes it into a whole-model {@code .h5} (2.15.0 {@code
 * engine/functional.py}, {@code get_network_config}).
 */
final class LegacyConfig {
  private final Words words = new Words(Target.TF_KERAS2);

  Map<String, Object> model(Graph graph) {
    return model(graph, graph.name());
  }

  private Map<String, Object> model(Graph graph, String name) {
    List<Object> parts = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Map<String, Object> part = new LinkedHashMap<>(layer(node));
      part.put("name", node.name());
      part.put("inbound_nodes", inbound(graph, node));
      parts.add(part);
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("trainable", true);
    config.put("layers", parts);
    config.put("input_layers", ends(graph, graph.inputs()));
    config.put("output_layers", ends(graph, graph.outputs()));
    return object("Functional", config);
  }

  private static Map<String, Object> object(String type, Map<String, Object> config) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("class_name", type);
    object.put("config", config);
    return object;
  }

  private Map<String, Object> layer(Node node) {
    if (node.type().equals("InputLayer")) {
      return object(node.type(), words.input(node));
    }
    if (node.graph().isPresent()) {
      return model(node.graph().get(), node.name());
    }
    if (Calls.isOperation(node)) {
      return Lambdas.of(node, words);
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, layer(n)));
    Map<String, Object> settings = words.settings(node);
    settings.putAll(Words.wrapped(inner));
    return object(node.type(), settings);
  }

  private List<Object> inbound(Graph graph, Node node) {
    List<Object> calls = new ArrayList<>();
    if (!node.type().equals("InputLayer")) {
      boolean operation = Calls.isOperation(node);
      for (Call call : node.calls()) {
        calls.add(
            operation
                ? Lambdas.call(node, call, p -> port(graph, p), words)
                : call(graph, node, call));
      }
    }
    return calls;
  }

  /** One call: a tensor each, of which the first carries the named arguments. */
  private List<Object> call(Graph graph, Node node, Call call) {
    Map<String, Object> named = Calls.named(node, words.checked(node, call), p -> port(graph, p));
    List<Port> ports = call.inputs();
    if (Calls.isSeparate(node)) {
      for (int i = 1; i < ports.size(); i++) {
        named.put(Attentions.ROLES.get(i), port(graph, ports.get(i)));
      }
    }
    if (Calls.isSeparate(node) || Calls.takesStates(node)) {
      ports = ports.subList(0, 1);
    }
    List<Object> tensors = new ArrayList<>();
    for (Port port : ports) {
      List<Object> tensor = new ArrayList<>(port(graph, port));
      tensor.add(tensors.isEmpty() ? named : Map.of());
      tensors.add(tensor);
    }
    return tensors;
  }

  /** A tensor; a model's own first call counts as one more. */
  private static List<Object> port(Graph graph, Port port) {
    boolean model = graph.node(port.node()).orElseThrow().graph().isPresent();
    return List.of(port.node(), port.call() + (model ? 1 : 0), port.output());
  }

  private static List<Object> ends(Graph graph, List<Port> ports) {
    List<Object> ends = new ArrayList<>();
    ports.forEach(p -> ends.add(port(graph, p)));
    return ends;
  }
}
