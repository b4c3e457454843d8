package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** BatchNormalization by the statistics of what is at hand, spelled out in operations. */
final class Statistics {
  private Statistics() {}

  /** Keras 1's mode 1: each sample by its own last axis. */
  static Optional<Node> ofSample(Node node, Site site) {
    Config config = node.config().fresh();
    double epsilon = config.doubleAt("epsilon", 1e-3);
    double inside = config.flag("epsilon_in_variance", true) ? epsilon : 0;
    return spelled(node, site, -1, List.of(-1), inside, epsilon);
  }

  /** Keras 1's mode 2: by the batch. */
  static Optional<Node> ofBatch(Node node, Site site) {
    Config config = node.config().fresh();
    int axis = site.first().axis(config.intAt("axis", -1));
    double epsilon = config.doubleAt("epsilon", 1e-3);
    double inside = config.flag("epsilon_in_variance", true) ? epsilon : 0;
    double outside = config.flag("epsilon_outside", false) ? epsilon : 0;
    List<Integer> others =
        IntStream.range(0, site.first().rank()).filter(i -> i != axis).boxed().toList();
    return spelled(node, site, axis, others, inside, outside);
  }

  private static Optional<Node> spelled(
      Node node, Site site, int axis, List<Integer> over, double inside, double outside) {
    Group group = new Group(node, site.in());
    Map<String, Object> each = Map.of("axis", over, "keepdims", true);
    Port mean = group.operation("Mean", each, null, group.in(0));
    Port centred = group.operation("Subtract", Map.of(), null, group.in(0), mean);
    Port squares = group.operation("Multiply", Map.of(), null, centred, centred);
    Port variance = group.operation("Mean", each, null, squares);
    Port added = group.operation("Add", Map.of(), inside, variance);
    Port root = group.operation("Sqrt", Map.of(), null, added);
    Port spread = group.operation("Add", Map.of(), outside, root);
    Port normal = group.operation("TrueDivide", Map.of(), null, centred, spread);
    List<Tensor> w = LegacyDense.weights(node);
    Tensor zeros = constant(w.get(0).shape(), 0);
    Tensor half = constant(w.get(0).shape(), 0.5f);
    Map<String, Object> config = Map.of("axis", axis, "epsilon", 0.5);
    List<Tensor> weights = List.of(w.get(0), w.get(1), zeros, half);
    return Optional.of(group.giving(group.add("BatchNormalization", config, weights, normal)));
  }

  private static Tensor constant(Shape shape, float value) {
    float[] values = new float[shape.intSize()];
    Arrays.fill(values, value);
    return Tensor.of(shape, values);
  }
}
