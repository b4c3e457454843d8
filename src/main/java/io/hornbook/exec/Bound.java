package io.hornbook.exec;

import io.hornbook.error.Usage;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Weights;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model with its weights in place, ready to run. Immutable; sessions may run in parallel. */
public final class Bound {
  private final Submodel model;
  private final Weights weights;
  private final DType dtype;
  private final List<Shape> in;

  Bound(Submodel model, Weights weights, DType dtype, List<Shape> in) {
    this.model = model;
    this.weights = weights;
    this.dtype = dtype;
    this.in = List.copyOf(in);
  }

  public Graph graph() {
    return model.graph();
  }

  /** What it computes in. */
  public DType dtype() {
    return dtype;
  }

  /** The names of the inputs, in order. */
  public List<String> inputNames() {
    return model.graph().inputs().stream().map(Port::node).toList();
  }

  /** The shapes of the inputs, in order; unknown dimensions are free. */
  public List<Shape> inputShapes() {
    return in;
  }

  /** The names of the outputs, in order. */
  public List<String> outputNames() {
    return model.graph().outputNames();
  }

  /** The layers in the file's order, inputs left out. */
  public List<BoundNode> nodes() {
    Map<Port, Shape> shapes = model.shapes(in);
    List<BoundNode> nodes = new ArrayList<>();
    for (Node node : model.graph().nodes()) {
      if (!node.type().equals("InputLayer") && !node.calls().isEmpty()) {
        nodes.add(describe(node, shapes));
      }
    }
    return nodes;
  }

  private BoundNode describe(Node node, Map<Port, Shape> shapes) {
    List<Shape> inputs = node.calls().get(0).inputs().stream().map(shapes::get).toList();
    List<Shape> outputs = new ArrayList<>();
    for (int i = 0; shapes.containsKey(new Port(node.name(), 0, i)); i++) {
      outputs.add(shapes.get(new Port(node.name(), 0, i)));
    }
    return new BoundNode(
        node.name(),
        node.type(),
        node.origin(),
        inputs,
        outputs,
        weights.inner(node.name()).count(),
        node.calls().size());
  }

  /**
   * Runs the model.
   *
   * @param inputs one tensor for each input, in order
   * @param session remembers the states of stateful layers
   * @throws Usage if the inputs do not have the shapes that the model declares
   */
  public Trace run(List<Tensor> inputs, Session session) {
    return run(inputs, session, Relay.PLAIN);
  }

  /** Runs the model as {@link #run(List, Session)} does, with {@code relay} between its layers. */
  public Trace run(List<Tensor> inputs, Session session, Relay relay) {
    List<Signal> signals = check(inputs).stream().map(Signal::of).toList();
    List<Trace.Activation> activations = new ArrayList<>();
    List<Signal> out =
        model.forward(
            signals,
            weights,
            session.state(),
            (use, given) -> {
              List<Signal> on = new ArrayList<>();
              for (int i = 0; i < given.size(); i++) {
                Trace.Activation gave = activation(use, i, given);
                activations.add(gave);
                Tensor passed = Numbers.in(dtype, relay.pass(gave));
                on.add(new Signal(passed, given.get(i).mask()));
              }
              return on;
            });
    return new Trace(out.stream().map(Signal::value).toList(), activations);
  }

  private static Trace.Activation activation(Order.Use use, int output, List<Signal> given) {
    return new Trace.Activation(
        use.node().name(),
        use.number(),
        use.node().calls().size(),
        output,
        given.size(),
        given.get(output).value());
  }

  /**
   * Which tensors carry masks. That depends on the model alone, not on what it is given.
   *
   * @param inputs any that the model takes
   */
  public Map<Port, Tensor> masks(List<Tensor> inputs) {
    Map<Port, Tensor> masks = new HashMap<>();
    model.forward(
        check(inputs).stream().map(Signal::of).toList(),
        weights,
        new Session().state(),
        (use, given) -> {
          for (int i = 0; i < given.size(); i++) {
            Port port = use.output(i);
            given.get(i).mask().ifPresent(mask -> masks.put(port, mask));
          }
          return given;
        });
    return masks;
  }

  private List<Tensor> check(List<Tensor> inputs) {
    if (inputs.size() != in.size()) {
      throw new Usage(
          "the model takes %d inputs %s; found %d"
              .formatted(in.size(), inputNames(), inputs.size()));
    }
    List<Tensor> ready = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Tensor input = inputs.get(i);
      if (!accepts(in.get(i), input.shape())) {
        throw new Usage(
            "the input '%s' should have the shape %s; found %s"
                .formatted(inputNames().get(i), in.get(i), input.shape()));
      }
      ready.add(Numbers.in(dtype, input));
    }
    return ready;
  }

  /** Whether ranks and known dimensions agree; the batch may have any size, as in Keras. */
  private static boolean accepts(Shape declared, Shape given) {
    return declared.rank() == given.rank()
        && (declared.rank() == 0 || declared.with(0, Shape.UNKNOWN).matches(given));
  }
}
