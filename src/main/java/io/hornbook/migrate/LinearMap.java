package io.hornbook.migrate;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Session;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer that is linear but has no class of its own any more, as one Dense over the sample laid
 * out flat: row i of its kernel is what the layer makes of the i-th unit vector.
 */
final class LinearMap {
  /** Beyond this many weights there is no sense in a full matrix. */
  private static final long LARGEST = 1L << 24;

  /** What {@link #alone} gives. */
  static final Port OUT = new Port("map");

  private LinearMap() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Shape in = site.first().with(0, 1);
    if (!in.isKnown()) {
      throw Site.refused(node, "its input has no fixed size " + site.first(), "shared weights");
    }
    int size = in.intSize();
    Node plain = node.config().has("activation") ? linear(node) : node;
    Tensor offset = run(plain, in, new float[size]);
    long cells = Math.multiplyExact((long) size, (long) offset.size());
    if (cells > LARGEST) {
      throw Site.refused(node, "as a matrix it would have " + cells + " weights", "shared weights");
    }
    float[] units = new float[Math.multiplyExact(size, size)];
    for (int i = 0; i < size; i++) {
      units[i * size + i] = 1;
    }
    Tensor kernel = run(withoutBias(plain), in.with(0, size), units);
    int out = offset.size();
    Group group = new Group(node, site.in());
    Port flat = group.add("Reshape", Map.of("target_shape", List.of(size)), group.in(0));
    List<Tensor> weights =
        List.of(kernel.reshape(Shape.of(size, out)), offset.reshape(Shape.of(out)));
    Port product = group.add("Dense", Map.of("units", out), weights, flat);
    Shape sample = offset.shape().slice(1, offset.shape().rank());
    List<Integer> dims = Arrays.stream(sample.dims()).boxed().toList();
    Port whole = group.add("Reshape", Map.of("target_shape", dims), product);
    Object activation = node.config().peek("activation");
    return Optional.of(
        group.giving(
            activation == null || activation.equals("linear")
                ? whole
                : group.add("Activation", Map.of("activation", activation), whole)));
  }

  private static Node linear(Node node) {
    return node.withConfig(node.config().with("activation", "linear"));
  }

  private static Node withoutBias(Node node) {
    return node.weights().size() == 2
        ? node.withConfig(node.config().with("use_bias", false))
            .withWeights(node.weights().subList(0, 1))
        : node;
  }

  /** A model of one layer alone, called on an input of this shape. */
  static Graph alone(Node node, Shape in) {
    Map<String, Object> config = Map.of("batch_shape", Keras3Config.dims(in));
    Node input = Node.of("in", "InputLayer", config).called(new Call(List.of()));
    Port port = new Port("in");
    Node called = node.withName(OUT.node()).withCalls(List.of(new Call(List.of(port))));
    return Graph.of(
        "alone", List.of(input, called), List.of(port), List.of(OUT), List.of(OUT.node()));
  }

  private static Tensor run(Node node, Shape in, float[] values) {
    Graph graph = alone(node, in);
    return Binder.bind(graph, new Layers(List.of()), DType.FLOAT32, Optional.empty())
        .run(List.of(Tensor.of(in, values)), new Session())
        .outputs()
        .get(0);
  }
}
