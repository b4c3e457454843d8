package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code clip(0.2 x + 0.5, 0, 1)} until Keras 2 and {@code clip(x / 6 + 0.5, 0, 1)} in Keras 3: the
 * one of {@code x} is the other of {@code 1.2 x}, and the factor goes into the weights that make
 * {@code x}.
 */
final class HardSigmoid {
  private static final String NAME = "hard_sigmoid";
  private static final double OLD_SLOPE = 0.2;
  private static final double NEW_SLOPE = 1.0 / 6;
  private static final Set<String> LSTM =
      Set.of("LSTM", "LSTMCell", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D");
  private static final Set<String> GRU = Set.of("GRU", "GRUCell");

  private HardSigmoid() {}

  static Optional<Node> rewrite(Node node, Site site) {
    if (node.type().matches("ConvLSTM[123]DCell")) {
      return Optional.empty(); // Its RNN becomes a layer, which is the one to be rewritten.
    }
    Optional<Node> gates = gates(node, site);
    Node current = gates.orElse(node);
    Optional<Double> slope = slope(current, "activation");
    if (slope.isEmpty()) {
      return gates;
    }
    if (slope.get() == slope(site.target())) {
      return Optional.of(named(current, "activation"));
    }
    return Optional.of(activation(current, slope.get(), site));
  }

  /** The slope of a hard sigmoid at {@code key}; empty where there is another function. */
  private static Optional<Double> slope(Node node, String key) {
    Object value = node.config().peek(key);
    if (NAME.equals(value)) {
      return Optional.of(NEW_SLOPE);
    }
    return value instanceof Map<?, ?> map
            && NAME.equals(map.get("class_name"))
            && map.get("config") instanceof Map<?, ?> config
            && config.get("slope") instanceof Number slope
        ? Optional.of(slope.doubleValue())
        : Optional.empty();
  }

  /** Whether a hard sigmoid that stands alone becomes several layers. */
  static boolean isApart(Node node, Target target) {
    Optional<Double> slope = slope(node, "activation");
    return node.type().equals("Activation") && slope.isPresent() && slope.get() != slope(target);
  }

  /** The slope that the target means by the name alone. */
  private static double slope(Target target) {
    return target == Target.KERAS3 ? NEW_SLOPE : OLD_SLOPE;
  }

  private static Node named(Node node, String key) {
    return node.withConfig(node.config().with(key, NAME));
  }

  private static Optional<Node> gates(Node node, Site site) {
    String key = "recurrent_activation";
    Optional<Double> slope = slope(node, key);
    if (slope.isEmpty()) {
      return Optional.empty();
    }
    Node now = named(node, key);
    double factor = factor(slope.get(), site);
    if (factor == 1) {
      return now.equals(node) ? Optional.empty() : Optional.of(now);
    }
    return Optional.of(
        LSTM.contains(node.type())
            ? Scaled.gates(now, 0, 4, Set.of(0, 1, 3), factor)
            : Scaled.gates(now, 0, 3, Set.of(0, 1), factor));
  }

  private static double factor(double slope, Site site) {
    return slope == slope(site.target()) ? 1 : site.target() == Target.KERAS3 ? 1.2 : 1 / 1.2;
  }

  private static Node activation(Node node, double slope, Site site) {
    double factor = factor(slope, site);
    Node now = named(node, "activation");
    String type = node.type();
    if (LSTM.contains(type)) {
      throw Site.refused(
          node, "its own activation is another hard_sigmoid, of a state", "hard_sigmoid of today");
    }
    if (GRU.contains(type)) {
      return Scaled.gates(now, 0, 3, Set.of(2), factor);
    }
    if (type.startsWith("SeparableConv")) {
      return Scaled.from(now, 1, factor);
    }
    if (!node.weights().isEmpty()) {
      return Scaled.from(now, 0, factor);
    }
    return straight(node, slope, site);
  }

  /** Where nothing precedes: the straight line, cut off at 0 and 1. */
  private static Node straight(Node node, double slope, Site site) {
    if (!node.type().equals("Activation")) {
      throw Site.refused(node, "its hard_sigmoid is another one", "hard_sigmoid of today");
    }
    Group group = new Group(node, site.in());
    var line = group.add("Rescaling", Map.of("scale", slope, "offset", 0.5), group.in(0));
    return group.giving(group.add("ReLU", Map.of("max_value", 1.0), line));
  }
}
