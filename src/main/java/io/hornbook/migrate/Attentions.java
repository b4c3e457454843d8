package io.hornbook.migrate;

import io.hornbook.format.Hdf5Tree;
import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Attentions of many heads: four projections, each with a kernel and perhaps a bias. */
final class Attentions {
  static final Set<String> TYPES =
      Set.of("GroupQueryAttention", "GroupedQueryAttention", "MultiHeadAttention");

  /** The arguments of a call, in their order. */
  static final List<String> ROLES = List.of("query", "value", "key");

  private Attentions() {}

  /** With the shapes of its inputs in the config, or without them. */
  static Optional<Node> shapes(Node node, Site site) {
    List<Shape> in = site.in();
    if (site.target() == Target.KERAS3) {
      return Neutral.without(node, "query_shape", "key_shape", "value_shape");
    }
    Shape value = in.get(Math.min(1, in.size() - 1));
    Config config =
        node.config()
            .with("query_shape", Keras3Config.dims(in.get(0)))
            .with("key_shape", Keras3Config.dims(in.size() > 2 ? in.get(2) : value))
            .with("value_shape", Keras3Config.dims(value));
    return config.equals(node.config()) ? Optional.empty() : Optional.of(node.withConfig(config));
  }

  /** Puts the projections where Keras 3.15.1 keeps them; some classes make them private. */
  static void write(Node node, Hdf5Tree at) {
    boolean many = node.type().equals("MultiHeadAttention");
    List<String> parts = new ArrayList<>(List.of("query", "key", "value", "output"));
    List<List<NamedWeight>> projections = projections(node.weights());
    if (projections.size() == parts.size() + 1) {
      parts.add(2, "gate");
    }
    if (projections.size() != parts.size()) {
      throw Site.refused(node, "its arrays are not those of four projections", "none");
    }
    for (int i = 0; i < parts.size(); i++) {
      Hdf5Tree vars = at.group((many ? "" : "_") + parts.get(i) + "_dense/vars");
      List<NamedWeight> weights = projections.get(i);
      for (int n = 0; n < weights.size(); n++) {
        vars.dataset(Integer.toString(n), weights.get(n).tensor());
      }
    }
  }

  /** A kernel has three axes or more, its bias fewer. */
  private static List<List<NamedWeight>> projections(List<NamedWeight> weights) {
    List<List<NamedWeight>> projections = new ArrayList<>();
    for (NamedWeight weight : weights) {
      Shape shape = weight.tensor().shape();
      if (shape.rank() >= 3 || projections.isEmpty()) {
        projections.add(new ArrayList<>());
      }
      projections.get(projections.size() - 1).add(weight);
    }
    return projections;
  }
}
