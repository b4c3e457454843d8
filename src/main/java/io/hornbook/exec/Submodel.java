package io.hornbook.exec;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Config;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A graph as a layer: the whole model, or a model used as a layer of another. */
final class Submodel implements Layer {
  private final Graph graph;
  private final DType dtype;
  private final List<Order.Use> order;
  private final Map<String, Layer> layers = new LinkedHashMap<>();

  /** The layers as each call of {@link #order} uses them. */
  private final List<Layer> called;

  /**
   * @param dtype what the run computes in, and every layer gives its numbers in
   */
  Submodel(Graph graph, Layers registry, DType dtype) {
    this.graph = graph;
    this.dtype = dtype;
    this.order = Order.of(graph);
    for (Node node : graph.nodes()) {
      if (!node.type().equals("InputLayer")) {
        layers.put(node.name(), build(node, registry, dtype));
      }
    }
    this.called = order.stream().map(this::called).toList();
  }

  private Layer called(Order.Use use) {
    Config arguments = Config.of(use.call().arguments());
    Layer layer = layers.get(use.node().name()).called(arguments);
    Set<String> unread = arguments.unread();
    unread.removeIf(key -> Boolean.FALSE.equals(arguments.peek(key)));
    if (!unread.isEmpty()) {
      throw new Unsupported(use.node().origin() + " does not honour " + unread + " of its call");
    }
    return layer;
  }

  private static Layer build(Node node, Layers registry, DType dtype) {
    if (node.graph().isPresent()) {
      return new Submodel(node.graph().get(), registry, dtype);
    }
    Map<String, Layer> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, build(n, registry, dtype)));
    return about(node, () -> registry.read(node, inner));
  }

  Graph graph() {
    return graph;
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    Map<Port, Shape> shapes = shapes(in);
    Map<String, Inner> inner = new LinkedHashMap<>();
    for (Order.Use use : order) {
      inner.putIfAbsent(
          use.node().name(), new Inner(layers.get(use.node().name()), inputs(use, shapes)));
    }
    return inner;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Map<Port, Shape> shapes = shapes(in);
    return graph.outputs().stream().map(p -> need(p, shapes)).toList();
  }

  /** The shape of every tensor in the graph. */
  Map<Port, Shape> shapes(List<Shape> in) {
    Map<Port, Shape> shapes = start(in);
    for (int call = 0; call < order.size(); call++) {
      Order.Use use = order.get(call);
      List<Shape> inputs = inputs(use, shapes);
      Layer layer = called.get(call);
      List<Shape> out = about(use.node(), () -> layer.infer(inputs));
      for (int i = 0; i < out.size(); i++) {
        shapes.put(use.output(i), out.get(i));
      }
    }
    return shapes;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    return forward(in, weights, state, (use, signals) -> {});
  }

  /** Told of what every call gives. */
  interface Observer {
    void gave(Order.Use use, List<Signal> signals);
  }

  List<Signal> forward(List<Signal> in, Weights weights, State state, Observer observer) {
    Map<Port, Signal> signals = start(in);
    for (int call = 0; call < order.size(); call++) {
      Order.Use use = order.get(call);
      String name = use.node().name();
      List<Signal> inputs = masked(use, inputs(use, signals), signals);
      Layer layer = called.get(call);
      List<Signal> out =
          about(
              use.node(),
              () -> {
                Memory.check(layer, inputs);
                return layer.forward(inputs, weights.inner(name), state.inner(name));
              });
      List<Signal> numbers = out.stream().map(this::number).toList();
      observer.gave(use, numbers);
      for (int i = 0; i < numbers.size(); i++) {
        signals.put(use.output(i), numbers.get(i));
      }
    }
    return graph.outputs().stream().map(p -> need(p, signals)).toList();
  }

  private Signal number(Signal signal) {
    return new Signal(Numbers.in(dtype, signal.value()), signal.mask());
  }

  private <T> Map<Port, T> start(List<T> in) {
    if (in.size() != graph.inputs().size()) {
      throw new Inconsistent(
          "the model '%s' takes %d inputs; found %d"
              .formatted(graph.name(), graph.inputs().size(), in.size()));
    }
    Map<Port, T> known = new HashMap<>();
    for (int i = 0; i < in.size(); i++) {
      known.put(graph.inputs().get(i), in.get(i));
    }
    return known;
  }

  private static <T> List<T> inputs(Order.Use use, Map<Port, T> known) {
    List<T> inputs = new ArrayList<>();
    for (Port port : use.call().inputs()) {
      inputs.add(need(port, known));
    }
    return inputs;
  }

  /** The inputs, the first one with the mask that the call names, if it names one. */
  private static List<Signal> masked(
      Order.Use use, List<Signal> inputs, Map<Port, Signal> signals) {
    Optional<Port> mask = use.call().mask();
    if (mask.isEmpty()) {
      return inputs;
    }
    List<Signal> out = new ArrayList<>(inputs);
    Tensor steps = need(mask.get(), signals).value();
    out.set(0, new Signal(inputs.get(0).value(), Optional.of(steps.as(DType.BOOL))));
    return out;
  }

  private static <T> T need(Port port, Map<Port, T> known) {
    T value = known.get(port);
    if (value == null) {
      String wanted = "output " + port.output() + " of '" + port.node() + "'";
      throw new Damaged(wanted + " is used, but the layer does not give it");
    }
    return value;
  }

  /** Runs {@code action}; whatever goes wrong is said to be about {@code node}. */
  static <T> T about(Node node, Supplier<T> action) {
    try {
      return action.get();
    } catch (HornbookException e) {
      throw e.getMessage().startsWith(node.origin()) ? e : e.of(node.origin());
    } catch (IllegalArgumentException
        | ArithmeticException
        | NegativeArraySizeException
        | IndexOutOfBoundsException e) {
      throw new Inconsistent(node.origin() + ": " + e.getMessage(), e);
    }
  }
}
