package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Layers of which each element of the result depends on that element alone. */
final class Pointwise {
  private static final Set<String> LAYERS =
      Set.of(
          "Activation",
          "ActivityRegularization",
          "AlphaDropout",
          "Dropout",
          "ELU",
          "GaussianDropout",
          "GaussianNoise",
          "Identity",
          "LeakyReLU",
          "ReLU",
          "Rescaling",
          "ThresholdedLinear",
          "ThresholdedReLU");

  private static final Set<String> OPERATIONS =
      Set.of(
          "ops.Absolute",
          "ops.Add",
          "ops.Cast",
          "ops.Clip",
          "ops.Divide",
          "ops.Elu",
          "ops.Exp",
          "ops.Gelu",
          "ops.HardSigmoid",
          "ops.HardSilu",
          "ops.Identity",
          "ops.LeakyRelu",
          "ops.Log",
          "ops.Maximum",
          "ops.Minimum",
          "ops.Multiply",
          "ops.Negative",
          "ops.Power",
          "ops.Relu",
          "ops.Relu6",
          "ops.Sigmoid",
          "ops.Silu",
          "ops.Softplus",
          "ops.Sqrt",
          "ops.Square",
          "ops.Subtract",
          "ops.Tanh",
          "ops.TrueDivide");

  private static final Set<String> MERGES =
      Set.of("Add", "Average", "Maximum", "Minimum", "Multiply", "Subtract");

  /** Activations that take an axis together. */
  private static final Set<String> ON_AN_AXIS =
      Set.of("glu", "log_softmax", "softmax", "Softmax", "sparsemax");

  private Pointwise() {}

  /** Whether a layer of one input is one. */
  static boolean is(Node node) {
    boolean numbers =
        !(node.config().peek("scale") instanceof List<?>)
            && !(node.config().peek("offset") instanceof List<?>);
    return LAYERS.contains(node.type())
        && numbers
        && isActivation(node.config().peek("activation"));
  }

  /** Whether a layer of several inputs, or an operation, is one where they are of one rank. */
  static boolean isMerge(Node node) {
    if (OPERATIONS.contains(node.type())) {
      return !(node.config().peek("operands") instanceof List<?> operands)
          || operands.stream().noneMatch(o -> o instanceof List<?>);
    }
    return MERGES.contains(node.type());
  }

  /** Whether an activation, as configs say it, is one. */
  static boolean isActivation(Object value) {
    if (value instanceof Map<?, ?> map) {
      boolean layer = map.get("config") instanceof Map<?, ?> c && c.get("activation") != null;
      return isActivation(
          layer ? ((Map<?, ?>) map.get("config")).get("activation") : map.get("class_name"));
    }
    return value == null || !ON_AN_AXIS.contains(value);
  }

  static Optional<LaidOut> follow(Node node, LayoutSite site) {
    return is(node) ? Optional.of(LaidOut.follows(node, site, site.first())) : Optional.empty();
  }

  static Optional<LaidOut> merge(Node node, LayoutSite site) {
    return isMerge(node)
        ? site.common().map(layout -> LaidOut.follows(node, site, layout))
        : Optional.empty();
  }
}
