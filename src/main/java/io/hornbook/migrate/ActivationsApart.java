package io.hornbook.migrate;

import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Activations that tf.keras 2.15 has no word for, as layers and operations behind the layer whose
 * they are.
 */
final class ActivationsApart {
  private static final String KEY = "activation";

  /** Classes that apply their activation last, apart from convolutions. */
  private static final Set<String> LAST = Set.of("Activation", "Dense", "EinsumDense");

  /** Classes whose objects serve as activations of others. */
  private static final Set<String> OBJECTS = Set.of("ELU", "LeakyReLU", "ReLU", "Softmax");

  private ActivationsApart() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Object activation = node.config().peek(KEY);
    boolean last = LAST.contains(node.type()) || isConvolution(node);
    if (site.target() == Target.KERAS3 || activation == null || !last) {
      return Optional.empty();
    }
    Group group = new Group(node, site.in());
    Node linear = node.withConfig(node.config().with(KEY, "linear")).withCalls(List.of());
    Port sums = group.add(linear, group.in(0));
    return applied(group, activation, sums).map(group::giving);
  }

  private static boolean isConvolution(Node node) {
    return node.type().contains("Conv") && !node.type().startsWith("ConvLSTM");
  }

  private static Optional<Port> applied(Group group, Object activation, Port x) {
    if (activation instanceof Map<?, ?> object) {
      return object(group, object, x);
    }
    return switch (String.valueOf(activation)) {
      case "celu" -> Optional.of(group.add("ELU", Map.of("alpha", 1.0), x));
      case "hard_silu", "hard_swish" -> Optional.of(hardSilu(group, x));
      case "hard_tanh" ->
          Optional.of(group.operation("Clip", Map.of("x_min", -1.0, "x_max", 1.0), null, x));
      case "leaky_relu" -> Optional.of(group.add("LeakyReLU", Map.of("negative_slope", 0.2), x));
      case "log_sigmoid" -> Optional.of(group.operation("LogSigmoid", Map.of(), null, x));
      case "log_softmax" -> Optional.of(group.operation("LogSoftmax", Map.of("axis", -1), null, x));
      case "relu6" -> Optional.of(group.add("ReLU", Map.of("max_value", 6.0), x));
      case "tanh_shrink" -> Optional.of(tanhShrink(group, x));
      default -> Optional.empty();
    };
  }

  /** {@code x clip(x / 6 + 1/2, 0, 1)}. */
  private static Port hardSilu(Group group, Port x) {
    Port line = group.add("Rescaling", Map.of("scale", 1.0 / 6, "offset", 0.5), x);
    Port gate = group.add("ReLU", Map.of("max_value", 1.0), line);
    return group.add("Multiply", Map.of(), x, gate);
  }

  /** {@code x - tanh(x)}. */
  private static Port tanhShrink(Group group, Port x) {
    return group.add("Subtract", Map.of(), x, group.add("Activation", Map.of(KEY, "tanh"), x));
  }

  /** A layer that stands in another's config. */
  private static Optional<Port> object(Group group, Map<?, ?> object, Port x) {
    if (!OBJECTS.contains(String.valueOf(object.get("class_name")))
        || !(object.get("config") instanceof Map<?, ?> settings)) {
      return Optional.empty();
    }
    Map<String, Object> config = new LinkedHashMap<>();
    settings.forEach((key, value) -> config.put(String.valueOf(key), value));
    config.values().removeIf(v -> v == null);
    config.keySet().removeAll(List.of("name", "trainable", "dtype"));
    return Optional.of(group.add(String.valueOf(object.get("class_name")), config, x));
  }
}
