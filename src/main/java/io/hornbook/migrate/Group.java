package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Config;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Policies;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Several layers in the place of one: a model of its name, called where the layer was called, alone
 * or within a wrapper.
 */
final class Group {
  private final Node instead;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Port> inputs = new ArrayList<>();

  /**
   * @param instead the layer that the group stands for
   * @param in the shapes that it is called on
   */
  Group(Node instead, List<Shape> in) {
    this.instead = instead;
    for (Shape shape : in) {
      Map<String, Object> config = new LinkedHashMap<>();
      config.put("batch_shape", Keras3Config.dims(shape.with(0, Shape.UNKNOWN)));
      config.put("dtype", compute());
      Node input = Node.of(instead.name() + "_in" + inputs.size(), "InputLayer", config);
      nodes.add(input.called(new Call(List.of())));
      inputs.add(new Port(input.name()));
    }
  }

  /** What the layer computes in. */
  final String compute() {
    String type = Policies.compute(instead);
    return type.isEmpty() ? "float32" : type;
  }

  /** In an order that is the same in every run, unlike that of {@code Map.of}. */
  private static Map<String, Object> sorted(Map<String, ?> config) {
    return new TreeMap<>(config);
  }

  /** The group's i-th input. */
  Port in(int i) {
    return inputs.get(i);
  }

  /** Adds a layer and calls it on {@code on}. */
  Port add(String type, Map<String, ?> config, Port... on) {
    return add(type, config, List.of(), on);
  }

  /** Adds a layer with these weights, in the order of its slots. */
  Port add(String type, Map<String, ?> config, List<Tensor> weights, Port... on) {
    Node node =
        Node.of(instead.name() + "_" + (nodes.size() - inputs.size() + 1), type, sorted(config));
    List<NamedWeight> named = new ArrayList<>();
    weights.forEach(w -> named.add(new NamedWeight("made for " + instead.name(), w)));
    return add(node.withWeights(named), on);
  }

  /**
   * Adds a {@code keras.ops} operation.
   *
   * @param constant what it is called on beside {@code on}, behind it; null for nothing
   */
  Port operation(String type, Map<String, ?> config, Object constant, Port... on) {
    List<Object> operands = new ArrayList<>(Collections.nCopies(on.length, null));
    if (constant != null) {
      operands.add(constant);
    }
    Map<String, Object> whole = sorted(config);
    whole.put("operands", operands);
    String name = instead.name() + "_" + (nodes.size() - inputs.size() + 1);
    Node node = Node.of(name, "ops." + type, whole).withOrigin(instead.origin());
    nodes.add(node.withCalls(List.of(new Call(List.of(on)))));
    return new Port(name);
  }

  /** Adds a layer without weights that is called at every timestep. */
  Port timeDistributed(String type, Map<String, ?> config, Port on) {
    Node layer = Node.of(instead.name() + "_step", type, sorted(config));
    Node wrapper = Node.of(instead.name(), "TimeDistributed", Map.of());
    return add(wrapper.withInner(Map.of("layer", layer.withOrigin(instead.origin()))), on);
  }

  /** Adds a layer as it is, under a name of the group. */
  Port add(Node layer, Port... on) {
    String name = instead.name() + "_" + (nodes.size() - inputs.size() + 1);
    Node node = Policed.as(instead, layer.withName(name).withOrigin(instead.origin()));
    nodes.add(node.withCalls(List.of(new Call(List.of(on)))));
    return new Port(name);
  }

  /** The model that gives these. */
  Node giving(Port... out) {
    List<String> names = Stream.of(out).map(Port::node).toList();
    Graph graph = Graph.of(instead.name(), nodes, inputs, List.of(out), names);
    Config config = Config.of(Map.of());
    if (Boolean.FALSE.equals(instead.config().peek("trainable"))) {
      config = config.with("trainable", false);
    }
    return new Node(
        instead.name(),
        "Functional",
        config,
        Map.of(),
        Optional.of(graph),
        instead.calls(),
        List.of(),
        instead.origin());
  }
}
