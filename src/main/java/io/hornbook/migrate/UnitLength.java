package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vectors divided by their lengths, of which old releases had other ideas near zero. */
final class UnitLength {
  private UnitLength() {}

  /** Vectors divided by their length as TensorFlow 2 does it, spelled out. */
  static Optional<Node> rewrite(Node node, Site site) {
    Config config = node.config().fresh();
    if (!config.has("epsilon")) {
      return Optional.empty();
    }
    double epsilon = config.doubleAt("epsilon");
    boolean dot = node.type().equals("Dot");
    boolean idle = dot && !config.flag("normalize", false);
    if (idle || (site.target() == Target.TF_KERAS2 && epsilon == 1e-6)) {
      return Optional.of(node.withConfig(node.config().without("epsilon")));
    }
    Group group = new Group(node, site.in());
    List<Integer> axes = config.ints(dot ? "axes" : "axis", List.of(-1));
    if (!dot) {
      return Optional.of(group.giving(unit(group, group.in(0), axes, epsilon)));
    }
    List<Port> each = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      each.add(unit(group, group.in(i), List.of(axes.get(axes.size() == 1 ? 0 : i)), epsilon));
    }
    Map<String, Object> settings = Map.of("axes", axes.size() == 1 ? axes.get(0) : axes);
    return Optional.of(group.giving(group.add("Dot", settings, each.get(0), each.get(1))));
  }

  /** {@code x / max(|x|, epsilon)} over the axes. */
  static Port unit(Group group, Port x, List<Integer> axes, double epsilon) {
    Port squares = group.operation("Multiply", Map.of(), null, x, x);
    Map<String, Object> over = Map.of("axis", axes, "keepdims", true);
    Port sum = group.operation("Sum", over, null, squares);
    Port enough = group.operation("Maximum", Map.of(), epsilon * epsilon, sum);
    Port length = group.operation("Sqrt", Map.of(), null, enough);
    return group.operation("TrueDivide", Map.of(), null, x, length);
  }
}
