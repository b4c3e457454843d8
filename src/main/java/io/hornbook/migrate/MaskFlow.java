package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Set;

/** What layers do with masks, in the model's own Keras and in the target. */
final class MaskFlow {
  private static final String MODE = "mask_mode";

  private static final Set<String> MERGES =
      Set.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate");

  /** Merges of Keras 3 that leave masked elements out of the result. */
  private static final Set<String> LEAVING_OUT = Set.of("Multiply", "Maximum", "Minimum");

  /** Layers that hand a mask on as it is. */
  private static final Set<String> PASSING =
      Set.of(
          "Activation",
          "ActivityRegularization",
          "AlphaDropout",
          "BatchNormalization",
          "Dense",
          "Dropout",
          "ELU",
          "GaussianDropout",
          "GaussianNoise",
          "LayerNormalization",
          "LeakyReLU",
          "Masking",
          "PReLU",
          "ReLU",
          "Softmax",
          "SpatialDropout1D",
          "ThresholdedReLU",
          "TimeDistributed");

  /** Layers that hand a mask on, and in whose place several stand of which some do not. */
  private static final Set<String> ENDING =
      Set.of(
          "BatchStatisticsNormalization",
          "ParametricSoftplus",
          "SReLU",
          "SampleNormalization",
          "ThresholdedLinear");

  private final Target target;

  MaskFlow(Target target) {
    this.target = target;
  }

  boolean isMerge(Node node) {
    return MERGES.contains(node.type());
  }

  /** Whether a layer computes something else with another mask, and can be given one. */
  boolean heeds(Node node) {
    return Calls.takesStates(node) || node.type().equals("GlobalAveragePooling1D");
  }

  /** The mask that a call is told of, where its input carries {@code mask}. */
  MaskExpression reaching(Node node, Call call, MaskExpression mask) {
    boolean states = Calls.takesStates(node) && call.operands().size() > 1;
    return states && target == Target.KERAS3 ? null : mask;
  }

  /** The mask of a layer's first output in the model's own Keras, where it is no merge. */
  MaskExpression after(Node node, Call call, List<MaskExpression> masks) {
    if (call.inputs().isEmpty()) {
      return null;
    }
    MaskExpression made = MaskExpression.made(node, call.inputs().get(0));
    if (made != null) {
      return made;
    }
    return isPassing(node) || givesSequences(node) ? masks.get(0) : null;
  }

  /** The same in the target. */
  MaskExpression afterThere(Node node, Call call, List<MaskExpression> masks) {
    return endsThere(node) ? null : after(node, call, masks);
  }

  private boolean endsThere(Node node) {
    return ENDING.contains(node.type())
        || Curves.isBelow(node)
        || HardSigmoid.isApart(node, target);
  }

  private static boolean givesSequences(Node node) {
    boolean own = Boolean.TRUE.equals(node.config().peek("return_sequences"));
    return own || (node.type().equals("Bidirectional") && repeats(node, false));
  }

  static boolean isPassing(Node node) {
    return PASSING.contains(node.type()) || ENDING.contains(node.type());
  }

  /**
   * Whether what a node wraps gives sequences.
   *
   * @param last only those that give at a masked step what they gave before, and no zeros
   */
  static boolean repeats(Node node, boolean last) {
    return node.inner().values().stream()
        .map(Node::config)
        .filter(c -> !last || !Boolean.TRUE.equals(c.peek("zero_output_for_mask")))
        .anyMatch(c -> Boolean.TRUE.equals(c.peek("return_sequences")));
  }

  /** The mask of a merge in the model's own Keras. */
  MaskExpression joined(Node node, Call call, List<MaskExpression> masks) {
    if (inTime(node)) {
      return MaskExpression.joined(call.inputs(), masks);
    }
    return "and".equals(node.config().peek(MODE))
        ? MaskExpression.all(masks.stream())
        : MaskExpression.any(masks);
  }

  /** The mask of a merge in the target. */
  MaskExpression joinedThere(Node node, Call call, List<MaskExpression> masks) {
    if (inTime(node)) {
      return MaskExpression.joined(call.inputs(), masks);
    }
    return target == Target.KERAS3 ? MaskExpression.any(masks) : MaskExpression.all(masks.stream());
  }

  private static boolean inTime(Node node) {
    return node.type().equals("Concatenate") && node.config().fresh().intAt("axis", -1) == 1;
  }

  /** Whether masked elements are left out in the target. */
  boolean leavesOut(Node node) {
    return target == Target.KERAS3 && LEAVING_OUT.contains(node.type());
  }

  /** Whether masked elements are left out in the model's own Keras. */
  static boolean leftOut(Node node) {
    return LEAVING_OUT.contains(node.type()) && !"and".equals(node.config().peek(MODE));
  }

  /** A merge that does with masks what the target's does. */
  static Node plain(Node node) {
    return node.config().has(MODE) ? node.withConfig(node.config().without(MODE)) : node;
  }
}
