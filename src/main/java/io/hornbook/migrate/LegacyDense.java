package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Highway and MaxoutDense as several Dense. */
final class LegacyDense {
  private LegacyDense() {}

  /** {@code t h + (1 - t) x}. */
  static Optional<Node> highway(Node node, Site site) {
    Group group = new Group(node, site.in());
    int d = site.first().dim(-1);
    List<Tensor> w = weights(node);
    boolean bias = w.size() == 4;
    Object activation = node.config().has("activation") ? node.config().peek("activation") : null;
    Port made = dense(group, d, activation, bias ? List.of(w.get(0), w.get(2)) : w.subList(0, 1));
    Port gate = dense(group, d, "sigmoid", bias ? List.of(w.get(1), w.get(3)) : w.subList(1, 2));
    Port rest = group.add("Rescaling", Map.of("scale", -1.0, "offset", 1.0), gate);
    Port taken = group.add("Multiply", Map.of(), made, gate);
    Port carried = group.add("Multiply", Map.of(), rest, group.in(0));
    return Optional.of(group.giving(group.add("Add", Map.of(), taken, carried)));
  }

  /** The largest of several Dense, side by side in one. */
  static Optional<Node> maxout(Node node, Site site) {
    List<Tensor> w = weights(node);
    Shape kernel = w.get(0).shape();
    int features = kernel.dim(0);
    int units = kernel.dim(2);
    Tensor wide =
        Rearrange.permute(w.get(0), 1, 0, 2).reshape(Shape.of(kernel.dim(1), features * units));
    Group group = new Group(node, site.in());
    List<Tensor> all =
        w.size() == 1 ? List.of(wide) : List.of(wide, w.get(1).reshape(Shape.of(features * units)));
    Port every = dense(group, features * units, "linear", all);
    Port apart = group.add("Reshape", Map.of("target_shape", List.of(features, units)), every);
    return Optional.of(group.giving(group.add("GlobalMaxPooling1D", Map.of(), apart)));
  }

  private static Port dense(Group group, int units, Object activation, List<Tensor> weights) {
    Object named = activation == null ? "linear" : activation;
    Map<String, Object> config =
        Map.of("units", units, "activation", named, "use_bias", weights.size() == 2);
    return group.add("Dense", config, weights, group.in(0));
  }

  static List<Tensor> weights(Node node) {
    return node.weights().stream().map(w -> w.tensor()).toList();
  }
}
