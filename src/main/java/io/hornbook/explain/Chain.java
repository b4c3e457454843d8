package io.hornbook.explain;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few layers in a row, bound and run as any model is. */
final class Chain {
  private static final String INPUT = "x";

  private final Graph graph;
  private final Layers layers;
  private final Bound bound;

  private Chain(Graph graph, Layers layers, Bound bound) {
    this.graph = graph;
    this.layers = layers;
    this.bound = bound;
  }

  /**
   * Layers in a row on an input of this shape.
   *
   * @throws io.hornbook.error.HornbookException if the layers do not fit the shape
   */
  static Chain of(Shape in, Node... nodes) {
    return of(in, new Layers(List.of()), List.of(nodes));
  }

  static Chain of(Shape in, Layers layers, List<Node> nodes) {
    List<Node> called = new ArrayList<>();
    called.add(Node.of(INPUT, "InputLayer", Map.of()));
    Port last = new Port(INPUT);
    for (int i = 0; i < nodes.size(); i++) {
      String name = (i + 1) + " " + nodes.get(i).name();
      called.add(nodes.get(i).withName(name).withCalls(List.of(new Call(List.of(last)))));
      last = new Port(name);
    }
    Graph graph =
        Graph.of("chain", called, List.of(new Port(INPUT)), List.of(last), List.of(last.node()));
    return of(graph, layers, in);
  }

  /** A graph with one input. */
  static Chain of(Graph graph, Layers layers, Shape in) {
    Bound bound = Binder.bind(graph, layers, DType.FLOAT32, Optional.of(List.of(in)));
    return new Chain(graph, layers, bound);
  }

  /** The same layers and weights on inputs of another shape. */
  Chain on(Shape in) {
    return of(graph, layers, in);
  }

  Trace trace(Tensor x) {
    return bound.run(List.of(x), new Session());
  }

  Tensor run(Tensor x) {
    return trace(x).outputs().get(0);
  }

  long parameters() {
    return bound.nodes().stream().mapToLong(n -> n.parameters()).sum();
  }
}
