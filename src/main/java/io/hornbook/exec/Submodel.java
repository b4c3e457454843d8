package io.hornbook.exec;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Narrow;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A graph as a layer: the whole model, or a model used as a layer of another. */
final class Submodel implements Layer {
  private final Graph graph;
  private final DType dtype;
  private final List<Step> order = new ArrayList<>();

  /** One call of a node, and its layer as this call uses it. */
  private record Step(Order.Use use, Layer layer, Casts casts) {}

  /**
   * @param dtype what the run computes in, and every layer gives its numbers in
   */
  Submodel(Graph graph, Layers registry, DType dtype) {
    this.graph = graph;
    this.dtype = dtype;
    Map<String, Layer> built = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (!node.type().equals("InputLayer")) {
        built.put(node.name(), build(node, registry, dtype));
      }
    }
    Map<Port, Optional<Narrow>> types = new HashMap<>();
    graph.inputs().forEach(p -> types.put(p, graph.node(p.node()).flatMap(Casts::narrow)));
    for (Order.Use use : Order.of(graph)) {
      Layer layer = called(use, built.get(use.node().name()));
      Casts casts = casts(use, layer, types);
      types.put(use.output(0), casts.type());
      order.add(new Step(use, layer, casts));
    }
  }

  /** Every output of a call has the type of the first. */
  private Casts casts(Order.Use use, Layer layer, Map<Port, Optional<Narrow>> types) {
    List<Optional<Narrow>> given = new ArrayList<>();
    for (Port port : use.call().operands()) {
      Port first = new Port(port.node(), port.call(), 0);
      given.add(types.getOrDefault(first, Optional.empty()));
    }
    return dtype == DType.FLOAT32 ? Casts.of(use.node(), layer, given) : Casts.NONE;
  }

  private static Layer called(Order.Use use, Layer layer) {
    CallArguments arguments = new CallArguments(use.call());
    Layer called = about(use.node(), () -> layer.called(arguments));
    if (!arguments.unread().isEmpty()) {
      throw new Unsupported(
          use.node().origin() + " does not honour the call's " + arguments.unread());
    }
    return called;
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
    for (Step step : order) {
      Order.Use use = step.use();
      inner.putIfAbsent(use.node().name(), new Inner(step.layer(), inputs(use, shapes)));
    }
    return inner;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Map<Port, Shape> shapes = shapes(in);
    return graph.outputs().stream().map(p -> need(p, shapes)).toList();
  }

  /** The shape of every tensor in the graph, in the order in which they come about. */
  Map<Port, Shape> shapes(List<Shape> in) {
    Map<Port, Shape> shapes = start(in);
    for (Step step : order) {
      Order.Use use = step.use();
      List<Shape> inputs = inputs(use, shapes);
      Layer layer = step.layer();
      List<Shape> out = about(use.node(), () -> layer.infer(inputs));
      for (int i = 0; i < out.size(); i++) {
        shapes.put(use.output(i), out.get(i));
      }
    }
    return shapes;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    return forward(in, weights, state, (use, signals) -> signals);
  }

  /** Told of what every call gives; answers what is passed on. */
  interface Observer {
    List<Signal> gave(Order.Use use, List<Signal> signals);
  }

  List<Signal> forward(List<Signal> in, Weights weights, State state, Observer observer) {
    Map<Port, Signal> signals = start(in);
    for (Step step : order) {
      Order.Use use = step.use();
      String name = use.node().name();
      List<Signal> inputs = masked(use, inputs(use, signals), signals);
      Layer layer = step.layer();
      List<Signal> out =
          about(
              use.node(),
              () -> {
                Memory.check(layer, inputs);
                List<Signal> cast = step.casts().before(inputs);
                return layer.forward(cast, weights.inner(name), state.inner(name));
              });
      if (layer.takesMasksOff()) {
        use.call().operands().forEach(port -> signals.computeIfPresent(port, Submodel::bare));
      }
      List<Signal> numbers = step.casts().after(out.stream().map(this::number).toList());
      List<Signal> on = observer.gave(use, numbers);
      for (int i = 0; i < on.size(); i++) {
        signals.put(use.output(i), on.get(i));
      }
    }
    return graph.outputs().stream().map(p -> need(p, signals)).toList();
  }

  private Signal number(Signal signal) {
    return new Signal(Numbers.in(dtype, signal.value()), signal.mask());
  }

  private static Signal bare(Port port, Signal signal) {
    return Signal.of(signal.value());
  }

  private <T> Map<Port, T> start(List<T> in) {
    if (in.size() != graph.inputs().size()) {
      throw new Inconsistent(
          "the model '%s' takes %d inputs; found %d"
              .formatted(graph.name(), graph.inputs().size(), in.size()));
    }
    Map<Port, T> known = new LinkedHashMap<>();
    for (int i = 0; i < in.size(); i++) {
      known.put(graph.inputs().get(i), in.get(i));
    }
    return known;
  }

  private static <T> List<T> inputs(Order.Use use, Map<Port, T> known) {
    List<T> inputs = new ArrayList<>();
    for (Port port : use.call().operands()) {
      inputs.add(need(port, known));
    }
    return inputs;
  }

  /** The inputs, with the masks that the call names for them, if it names any. */
  private static List<Signal> masked(
      Order.Use use, List<Signal> inputs, Map<Port, Signal> signals) {
    List<Optional<Port>> masks = use.call().masks();
    List<Signal> out = new ArrayList<>(inputs);
    for (int i = 0; i < Math.min(masks.size(), inputs.size()); i++) {
      Optional<Tensor> mask = masks.get(i).map(port -> need(port, signals).value().as(DType.BOOL));
      out.set(i, new Signal(inputs.get(i).value(), mask));
    }
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
