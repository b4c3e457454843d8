package io.hornbook.explain;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Bound;
import io.hornbook.exec.BoundNode;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a layer of a model is given.
 *
 * @param x the first of the batch, when the model is run
 * @param in the shape as declared
 * @param out the shape of its output
 */
record Feed(Tensor x, Shape in, Shape out) {

  static Feed of(OwnLayer.Subject subject, Node node) {
    List<Tensor> inputs = subject.inputs().stream().map(Feed::first).toList();
    Graph graph = subject.graph();
    Bound bound =
        Binder.bind(
            graph,
            subject.layers(),
            DType.FLOAT32,
            Optional.of(inputs.stream().map(Tensor::shape).toList()));
    Port port = node.calls().get(0).inputs().get(0);
    int index = graph.inputs().indexOf(port);
    Tensor x = index >= 0 ? inputs.get(index) : activation(bound.run(inputs, new Session()), port);
    BoundNode declared =
        bound(subject).stream().filter(n -> n.name().equals(node.name())).findFirst().orElseThrow();
    return new Feed(x, declared.in().get(0), declared.out().get(0));
  }

  private static List<BoundNode> bound(OwnLayer.Subject subject) {
    Optional<List<Shape>> given =
        Binder.declaresInputs(subject.graph())
            ? Optional.empty()
            : Optional.of(subject.inputs().stream().map(Tensor::shape).toList());
    return Binder.bind(subject.graph(), subject.layers(), DType.FLOAT32, given).nodes();
  }

  /** The shapes of the layers on the way to {@code node}, by their first inputs. */
  static Map<String, List<Shape>> shapes(OwnLayer.Subject subject, Node node) {
    Set<String> way = way(subject.graph(), node);
    Map<String, List<Shape>> shapes = new LinkedHashMap<>();
    for (BoundNode n : bound(subject)) {
      if (way.contains(n.name())) {
        shapes.put(n.name(), List.of(n.in().get(0), n.out().get(0)));
      }
    }
    return shapes;
  }

  private static Set<String> way(Graph graph, Node last) {
    Set<String> way = new LinkedHashSet<>();
    Optional<Node> at = Optional.of(last);
    while (at.isPresent() && !at.get().calls().isEmpty() && way.add(at.get().name())) {
      List<Port> inputs = at.get().calls().get(0).inputs();
      at = inputs.isEmpty() ? Optional.empty() : graph.node(inputs.get(0).node());
    }
    return way;
  }

  static Tensor first(Tensor batch) {
    return batch.shape().rank() == 0 ? batch : Rearrange.slice(batch, 0, 0, 1);
  }

  private static Tensor activation(Trace trace, Port port) {
    return trace.activations().stream()
        .filter(a -> a.node().equals(port.node()))
        .filter(a -> a.call() == port.call() && a.output() == port.output())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing came from '" + port.node() + "'"))
        .value();
  }
}
