package io.hornbook.migrate;

import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TimeDistributedMerge: the mean, sum or product over the timesteps, masked ones too. */
final class TimeMerge {
  private TimeMerge() {}

  static Optional<Node> rewrite(Node node, Site site) {
    Group group = new Group(node, site.in());
    int steps = site.first().dim(1);
    if (steps == Shape.UNKNOWN) {
      throw Site.refused(node, "the number of timesteps is not fixed", "GlobalAveragePooling1D");
    }
    String mode = node.config().fresh().string("mode", "sum");
    int width = site.first().dim(-1);
    if (mode.equals("mul")) {
      List<Port> each = new ArrayList<>();
      for (int t = 0; t < steps; t++) {
        Map<String, Object> cut = Map.of("cropping", List.of(t, steps - 1 - t));
        Port step = group.add("Cropping1D", cut, group.in(0));
        each.add(group.add("Reshape", Map.of("target_shape", List.of(width)), step));
      }
      Port product =
          steps == 1 ? each.get(0) : group.add("Multiply", Map.of(), each.toArray(new Port[0]));
      return Optional.of(group.giving(product));
    }
    // A Reshape ends masks, which the pooling would honour.
    Map<String, Object> same = Map.of("target_shape", List.of(steps, width));
    Port bare = site.masked() ? group.add("Reshape", same, group.in(0)) : group.in(0);
    Port mean = group.add("GlobalAveragePooling1D", Map.of(), bare);
    return Optional.of(
        group.giving(
            mode.equals("ave")
                ? mean
                : group.add("Rescaling", Map.of("scale", (double) steps, "offset", 0.0), mean)));
  }
}
