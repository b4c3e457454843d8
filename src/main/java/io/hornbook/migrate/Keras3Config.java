package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as Keras 3 serializes it: {@code config.json} of a {@code .keras} archive, and what
 * {@code to_json} gives (Keras 3.15.1 {@code models/functional.py}, {@code get_config}).
 */
final class Keras3Config {
  private final Words words = new Words(Target.KERAS3);
  private final Layers layers;

  Keras3Config(Layers layers) {
    this.layers = layers;
  }

  /** The model; {@code shaped} says what it is called on. */
  Map<String, Object> model(Graph graph, Shaped shaped) {
    return model(graph, graph.name(), shaped, Map.of());
  }

  private Map<String, Object> model(
      Graph graph, String name, Shaped shaped, Map<String, Object> own) {
    Map<Port, Shape> shapes = Shaped.ports(graph, layers, shaped.in());
    List<Object> parts = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Map<String, Object> part = new LinkedHashMap<>(layer(node, shaped.inner().get(node.name())));
      part.put("name", node.name());
      part.put("inbound_nodes", inbound(graph, node, shapes));
      parts.add(part);
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("trainable", !Boolean.FALSE.equals(own.get("trainable")));
    config.put("layers", parts);
    config.put("input_layers", ends(graph, graph.inputs()));
    config.put("output_layers", ends(graph, graph.outputs()));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("module", "keras.src.models.functional");
    model.put("class_name", "Functional");
    model.put("config", config);
    model.put("registered_name", "Functional");
    return model;
  }

  private Map<String, Object> layer(Node node, Shaped shaped) {
    if (node.type().equals("InputLayer")) {
      return Words.object(node, words.input(node));
    }
    if (node.graph().isPresent()) {
      return model(node.graph().get(), node.name(), shaped, node.config().entries());
    }
    if (Calls.isOperation(node)) {
      return operation(node);
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, layer(n, shaped.inner().get(role))));
    Map<String, Object> settings = words.settings(node);
    settings.putAll(Words.wrapped(inner));
    return Words.object(node, settings);
  }

  private Map<String, Object> operation(Node node) {
    String type = node.type().substring("ops.".length());
    OperationWord word =
        OperationWord.of(node, Target.KERAS3)
            .orElseThrow(() -> words.refused(node, "has no operation " + type));
    Map<String, Object> config = word.settings(node, words);
    config.put("name", node.name());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("module", "keras.src.ops." + word.symbol());
    object.put("class_name", type);
    object.put("config", config);
    object.put("registered_name", type);
    return object;
  }

  private List<Object> inbound(Graph graph, Node node, Map<Port, Shape> shapes) {
    List<Object> calls = new ArrayList<>();
    if (!node.type().equals("InputLayer")) {
      for (Call call : node.calls()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("args", Calls.positional(node, call, p -> tensor(graph, p, shapes)));
        entry.put(
            "kwargs", Calls.named(node, words.checked(node, call), p -> tensor(graph, p, shapes)));
        calls.add(entry);
      }
    }
    return calls;
  }

  private static Map<String, Object> tensor(Graph graph, Port port, Map<Port, Shape> shapes) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("shape", dims(shapes.get(port)));
    Node source = graph.node(port.node()).orElseThrow();
    boolean input = source.type().equals("InputLayer");
    config.put("dtype", input ? Words.dtype(source) : "float32");
    config.put("keras_history", List.of(port.node(), port.call(), port.output()));
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("class_name", "__keras_tensor__");
    tensor.put("config", config);
    return tensor;
  }

  /** A shape as Keras writes it: null for what only the data will tell. */
  static List<Object> dims(Shape shape) {
    List<Object> dims = new ArrayList<>();
    for (int dim : shape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : dim);
    }
    return dims;
  }

  /** Where a model begins or ends; a model's own first call counts as one more. */
  private static Object ends(Graph graph, List<Port> ports) {
    List<Object> ends = new ArrayList<>();
    for (Port port : ports) {
      boolean model = graph.node(port.node()).orElseThrow().graph().isPresent();
      ends.add(List.of(port.node(), port.call() + (model ? 1 : 0), port.output()));
    }
    return ends.size() == 1 ? ends.get(0) : ends;
  }
}
