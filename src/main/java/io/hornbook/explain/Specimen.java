package io.hornbook.explain;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A model that a real Keras release wrote, with what that release computed.
 *
 * @param id its folder among the fixtures
 * @param keras the release, as people write it
 * @param graph the model in the canonical vocabulary
 * @param inputs what it was given; empty for a model that its release refuses
 * @param output what its own Keras computed from them
 */
public record Specimen(
    String id, String keras, Graph graph, List<Tensor> inputs, Optional<Tensor> output) {
  public Specimen {
    inputs = List.copyOf(inputs);
  }

  /** What its own Keras computed. */
  Tensor theirs() {
    return output.orElseThrow(() -> new IllegalStateException(id + " has no reference"));
  }

  /** What Hornbook computes. */
  Tensor ours() {
    return run(graph).outputs().get(0);
  }

  /** A run of this model, or of one made from it, on its inputs. */
  Trace run(Graph changed) {
    Bound bound =
        Binder.bind(
            changed,
            new Layers(List.of()),
            DType.FLOAT32,
            Optional.of(inputs.stream().map(Tensor::shape).toList()));
    return bound.run(inputs, new Session());
  }

  /** The last of its layers of a canonical class. */
  Node node(String type) {
    return graph.nodes().stream()
        .filter(n -> n.type().equals(type))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalStateException(id + " has no " + type));
  }

  /** The model with one of its nodes replaced. */
  Graph with(Node other) {
    return graph.withNodes(
        graph.nodes().stream().map(n -> n.name().equals(other.name()) ? other : n).toList());
  }

  /** The largest difference between what Hornbook and its own Keras compute. */
  double difference() {
    return Gap.largest(ours(), theirs());
  }
}
