package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.Optional;
import java.util.Set;

/** Layers that go between pixels, in a way that the target may not have or mean otherwise. */
final class Resizes {
  static final Set<String> TYPES = Set.of("UpSampling2D", "Resizing", "ops.Resize");

  private static final String KEY = "interpolation";
  private static final String TABLE = "bicubic_table";

  /** The ways of Keras 3.15.1; tf.keras 2.15 has some more. */
  private static final Set<String> KERAS3 =
      Set.of("nearest", "bilinear", "bicubic", TABLE, "lanczos3", "lanczos5");

  private Resizes() {}

  /** The bicubic that follows its formula, which TensorFlow's does not. */
  static Optional<Node> computed(Node node, Site site) {
    return "bicubic".equals(node.config().peek(KEY))
        ? LinearMap.rewrite(node, site)
        : Optional.empty();
  }

  /** TensorFlow's bicubic. */
  static Optional<Node> named(Node node, Site site) {
    return TABLE.equals(node.config().peek(KEY))
        ? Optional.of(node.withConfig(node.config().with(KEY, "bicubic")))
        : Optional.empty();
  }

  /** A way that the target has no word for. */
  static Optional<Node> unnamed(Node node, Site site) {
    Object way = node.config().peek(KEY);
    boolean unknown =
        site.target() == Target.KERAS3 && way instanceof String name && !KERAS3.contains(name);
    return unknown || "bilinear_corner".equals(way)
        ? LinearMap.rewrite(node, site)
        : Optional.empty();
  }
}
