package io.hornbook.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Session;
import io.hornbook.exec.Shaped;
import io.hornbook.layer.Layer;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Change;
import io.hornbook.model.Config;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A small model with drawn weights, and the same with its channels last beside it. */
final class Pictures {
  private static final Layers LAYERS = new Layers(List.of());

  private final Random random = new Random(5);
  private final List<Node> nodes = new ArrayList<>();
  private final List<Port> inputs = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /** One more input of this shape, without the batch. */
  Port input(Integer... dims) {
    List<Object> shape = new ArrayList<>(Arrays.asList((Object[]) dims));
    shape.add(0, null);
    String name = "in" + inputs.size();
    Node input = Node.of(name, "InputLayer", Map.of("batch_shape", shape));
    nodes.add(input.called(new Call(List.of())));
    inputs.add(new Port(name));
    return new Port(name);
  }

  /** One more layer, called on {@code on}. */
  Port layer(String type, Map<String, Object> config, Port... on) {
    return layer(Node.of("", type, config), on);
  }

  Port layer(Node node, Port... on) {
    String name = node.name().isEmpty() ? "layer" + nodes.size() : node.name();
    Map<Port, Shape> shapes = shapes(graph(on));
    List<Shape> in = Arrays.stream(on).map(shapes::get).toList();
    Node filled = node.withName(name).called(new Call(List.of(on)));
    nodes.add(hasModel(node) ? filled : weighted(filled, in));
    return new Port(name);
  }

  /** Whether there is a model in it, which has its weights already. */
  private static boolean hasModel(Node node) {
    return node.graph().isPresent() || node.inner().values().stream().anyMatch(Pictures::hasModel);
  }

  /** The layer that gave {@code port} once more. */
  Port again(Port port, Port... on) {
    int at = nodes.stream().map(Node::name).toList().indexOf(port.node());
    Node node = nodes.get(at);
    nodes.set(at, node.called(new Call(List.of(on))));
    return new Port(node.name(), node.calls().size(), 0);
  }

  private static Map<Port, Shape> shapes(Graph graph) {
    return Shaped.ports(graph, LAYERS, Shaped.declared(graph));
  }

  private Node weighted(Node node, List<Shape> in) {
    return weighted(node, LAYERS.read(node, read(node)), in);
  }

  private static Map<String, Layer> read(Node node) {
    Map<String, Layer> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, LAYERS.read(n, read(n))));
    return inner;
  }

  private Node weighted(Node node, Layer layer, List<Shape> in) {
    List<NamedWeight> weights = new ArrayList<>();
    layer.weights(in).forEach(w -> weights.add(new NamedWeight(w.name(), drawn(w.shape(), 0.1))));
    Map<String, Node> inner = new LinkedHashMap<>(node.inner());
    layer
        .inner(in)
        .forEach(
            (role, part) ->
                inner.computeIfPresent(role, (r, n) -> weighted(n, part.layer(), part.in())));
    return node.withWeights(weights).withInner(inner);
  }

  /** Numbers from {@code least} to {@code least + 1}. */
  private Tensor drawn(Shape shape, double least) {
    float[] values = new float[shape.intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (least + random.nextDouble());
    }
    return Tensor.of(shape, values);
  }

  Graph graph(Port... outputs) {
    List<Port> out = List.of(outputs);
    return Graph.of("m", nodes, inputs, out, out.stream().map(Port::node).toList());
  }

  /** The model that gives {@code outputs} as one layer. */
  static Node model(Graph graph) {
    return new Node(
        "",
        "Functional",
        Config.of(Map.of()),
        Map.of(),
        Optional.of(graph),
        List.of(),
        List.of(),
        "Functional");
  }

  /** Holds the migrated model to the old one's numbers, and has no layer read channels first. */
  LayoutPass.Result agrees(Port... outputs) {
    Graph old = graph(outputs);
    LayoutPass.Result now = LayoutPass.of(old, LAYERS, changes);
    assertThat(now.graph().nodes()).noneMatch(ChannelsFirst::isWithin);
    List<Tensor> given = new ArrayList<>();
    List<Tensor> moved = new ArrayList<>();
    for (Shape shape : Shaped.declared(old)) {
      Tensor x = drawn(shape.with(0, 2), -0.5);
      moved.add(now.layouts().input(given.size(), x));
      given.add(x);
    }
    List<Tensor> expected = run(old, given);
    List<Tensor> found = run(now.graph(), moved);
    for (int i = 0; i < expected.size(); i++) {
      Tensor y = now.layouts().output(i, expected.get(i));
      assertThat(found.get(i).shape()).isEqualTo(y.shape());
      double[] numbers = found.get(i).toDoubles();
      for (int j = 0; j < numbers.length; j++) {
        double bound = 2e-6 * (1 + Math.abs(y.doubleAt(j)));
        assertThat(numbers[j]).isCloseTo(y.doubleAt(j), within(bound));
      }
    }
    return now;
  }

  private static List<Tensor> run(Graph graph, List<Tensor> inputs) {
    return Binder.bind(graph, LAYERS, DType.FLOAT32, Optional.empty())
        .run(inputs, new Session())
        .outputs();
  }

  List<String> changes() {
    return changes.stream().map(Change::id).toList();
  }

  /** The classes of the migrated model's layers. */
  static List<String> types(LayoutPass.Result result) {
    return result.graph().nodes().stream().map(Node::type).toList();
  }
}
