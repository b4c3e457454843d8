package io.hornbook.bench;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.layer.Weight;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A Sequential model with random weights, run whole as {@code predict} does. */
final class Sequential {
  private final Layers registry = new Layers(List.of());
  private final List<Node> nodes = new ArrayList<>();
  private final Random random = new Random(1);
  private final Shape in;
  private Shape shape;
  private Bound bound;

  /** For inputs {@code (n, ...)} of these dimensions. */
  Sequential(int... dims) {
    in = Shape.of(dims);
    shape = in;
    List<Integer> declared = new ArrayList<>();
    for (int dim : dims) {
      declared.add(dim);
    }
    nodes.add(Node.of("x", "InputLayer", Map.of("batch_shape", declared, "dtype", "float32")));
  }

  Sequential add(String type, Map<String, Object> config) {
    Node node = Node.of("l" + nodes.size(), type, config);
    var layer = registry.read(node, Map.of());
    List<NamedWeight> weights = new ArrayList<>();
    for (Weight slot : layer.weights(List.of(shape))) {
      weights.add(new NamedWeight(slot.name(), random(slot.shape())));
    }
    shape = layer.infer(List.of(shape)).get(0);
    Port before = new Port(nodes.get(nodes.size() - 1).name());
    nodes.add(node.withWeights(weights).called(new Call(List.of(before))));
    return this;
  }

  Sequential bind() {
    String last = nodes.get(nodes.size() - 1).name();
    List<String> layers = nodes.stream().skip(1).map(Node::name).toList();
    List<Port> ends = List.of(new Port("x"), new Port(last));
    Graph graph =
        new Graph("m", nodes, layers, ends.subList(0, 1), ends.subList(1, 2), List.of(last));
    bound = Binder.bind(graph, registry, DType.FLOAT32, Optional.empty());
    return this;
  }

  /** An input, always the same. */
  Tensor input() {
    return random(in);
  }

  Tensor run(Tensor x) {
    return bound.run(List.of(x), new Session()).outputs().get(0);
  }

  private Tensor random(Shape shape) {
    float[] values = new float[shape.intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (random.nextFloat() - 0.5f) / 4;
    }
    return Tensor.of(shape, values);
  }
}
