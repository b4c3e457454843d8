package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Layers that are a formula of one line, where the target has no class for it. */
final class Elementary {
  private Elementary() {}

  /** Whether the target has no class of the node's name. */
  static boolean isUnknown(Node node, Site site) {
    return site.target().vocabulary().keys(node.type()).isEmpty();
  }

  /** A layer that changes nothing. */
  static Node linear(Node node) {
    return node.withType("Activation").withConfig(Config.of(Map.of("activation", "linear")));
  }

  /** {@code x gamma} on the last axis, as a normalisation by 1. */
  static Optional<Node> layerScale(Node node, Site site) {
    Group group = new Group(node, site.in());
    return Optional.of(group.giving(scaled(group, group.in(0), LegacyDense.weights(node).get(0))));
  }

  private static Port scaled(Group group, Port x, Tensor gamma) {
    Shape shape = gamma.shape();
    float[] half = new float[gamma.size()];
    Arrays.fill(half, 0.5f);
    Map<String, Object> config = Map.of("axis", -1, "epsilon", 0.5, "center", false);
    Tensor zeros = Tensor.of(shape, new float[half.length]);
    return group.add(
        "BatchNormalization", config, List.of(gamma, zeros, Tensor.of(shape, half)), x);
  }

  /** {@code a + scale b}. */
  static Optional<Node> scaledSum(Node node, Site site) {
    double scale = node.config().fresh().doubleAt("scale");
    Group group = new Group(node, site.in());
    Map<String, Object> config = Map.of("scale", scale, "offset", 0.0);
    Port scaled = group.add("Rescaling", config, group.in(1));
    return Optional.of(group.giving(group.add("Add", Map.of(), group.in(0), scaled)));
  }

  /** {@code x gamma / sqrt(mean(x x) + epsilon)} over the axes. */
  static Optional<Node> rms(Node node, Site site) {
    Config config = node.config().fresh();
    int rank = site.first().rank();
    List<Integer> axes = config.ints("axis", List.of(-1));
    boolean known = site.target() == Target.KERAS3 && !isUnknown(node, site);
    if (known || axes.size() != 1 || site.first().axis(axes.get(0)) != rank - 1) {
      return Optional.empty();
    }
    Group group = new Group(node, site.in());
    Port squares = group.operation("Multiply", Map.of(), null, group.in(0), group.in(0));
    Map<String, Object> last = Map.of("axis", List.of(-1), "keepdims", true);
    Port mean = group.operation("Mean", last, null, squares);
    Port more = group.operation("Add", Map.of(), config.doubleAt("epsilon", 1e-6), mean);
    Port normal = group.operation("Multiply", Map.of(), null, group.in(0), rsqrt(group, more));
    return Optional.of(group.giving(scaled(group, normal, LegacyDense.weights(node).get(0))));
  }

  private static Port rsqrt(Group group, Port x) {
    return group.operation("Rsqrt", Map.of(), null, x);
  }

  /** Time and batch changed places before and after the layer. */
  static Optional<Node> timeMajor(Node node, Site site) {
    boolean major = Boolean.TRUE.equals(node.config().peek("time_major"));
    if (!major || site.target() == Target.TF_KERAS2) {
      return Optional.empty();
    }
    boolean states = Boolean.TRUE.equals(node.config().peek("return_state"));
    if (site.masked() || states || site.in().size() > 1) {
      throw Site.refused(node, "its masks or states lie by time first", "one by batch first");
    }
    boolean sequences = Boolean.TRUE.equals(node.config().peek("return_sequences"));
    Group group = new Group(node, site.in());
    Port turned = turned(group, group.in(0), site.first().rank());
    Node minor = node.withConfig(node.config().with("time_major", false));
    Port out = group.add(minor, turned);
    return Optional.of(group.giving(sequences ? turned(group, out, site.first().rank()) : out));
  }

  private static Port turned(Group group, Port x, int rank) {
    List<Integer> axes = IntStream.range(0, rank).map(i -> i < 2 ? 1 - i : i).boxed().toList();
    return group.operation("Transpose", Map.of("axes", axes), null, x);
  }

  /** A product of matrices that are taken transposed. */
  static Optional<Node> transposed(Node node, Site site) {
    Config config = node.config().fresh();
    List<Boolean> turned =
        List.of(config.flag("transpose_a", false), config.flag("transpose_b", false));
    if (site.target() == Target.TF_KERAS2 || !turned.contains(true) || site.in().size() != 2) {
      return Optional.empty();
    }
    Group group = new Group(node, site.in());
    List<Port> factors = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Port x = group.in(i);
      factors.add(turned.get(i) ? turnedLast(group, x, site.in().get(i).rank()) : x);
    }
    Port product = group.operation("Matmul", Map.of(), null, factors.get(0), factors.get(1));
    return Optional.of(group.giving(product));
  }

  private static Port turnedLast(Group group, Port x, int rank) {
    Map<String, Object> last = Map.of("axis1", rank - 2, "axis2", rank - 1);
    return group.operation("Swapaxes", last, null, x);
  }

  /** Operations of TensorFlow that Keras 3 has by another name, or as two. */
  static Optional<Node> operation(Node node, Site site) {
    if (!Calls.isOperation(node) || OperationWord.of(node, site.target()).isPresent()) {
      return Optional.empty();
    }
    if (node.type().equals("ops.Identity")) {
      return Optional.of(linear(node));
    }
    if (node.type().equals("ops.Slice")) {
      return Optional.of(node.withType("ops.GetItem").withConfig(slices(node.config().fresh())));
    }
    boolean tensors =
        !(node.config().peek("operands") instanceof List<?> o)
            || o.stream().allMatch(p -> p == null);
    if (!tensors) {
      return Optional.empty();
    }
    if (node.type().equals("ops.AddN")) {
      return Optional.of(node.withType("Add").withConfig(Config.of(Map.of())));
    }
    if (node.type().equals("ops.Crelu")) {
      return Optional.of(crelu(node, site));
    }
    if (node.type().equals("ops.SquaredDifference")) {
      Group group = new Group(node, site.in());
      Port difference = group.operation("Subtract", Map.of(), null, group.in(0), group.in(1));
      return Optional.of(group.giving(group.operation("Square", Map.of(), null, difference)));
    }
    return Optional.empty();
  }

  /** What is above 0 and what is below, side by side. */
  private static Node crelu(Node node, Site site) {
    Group group = new Group(node, site.in());
    Port above = group.operation("Relu", Map.of(), null, group.in(0));
    Port negative = group.operation("Negative", Map.of(), null, group.in(0));
    Port below = group.operation("Relu", Map.of(), null, negative);
    int axis = node.config().fresh().intAt("axis", -1);
    return group.giving(group.operation("Concatenate", Map.of("axis", axis), null, above, below));
  }

  /** {@code tf.slice}: from a place on so many, all that are left for -1. */
  private static Config slices(Config config) {
    List<Integer> begin = config.ints("begin");
    List<Integer> size = config.ints("size");
    List<Object> slices = new ArrayList<>();
    for (int i = 0; i < begin.size(); i++) {
      Map<String, Object> slice = new LinkedHashMap<>();
      slice.put("start", begin.get(i));
      slice.put("stop", size.get(i) < 0 ? null : begin.get(i) + size.get(i));
      slice.put("step", null);
      slices.add(slice);
    }
    return Config.of(Map.of("operands", Arrays.asList(null, slices)));
  }
}
