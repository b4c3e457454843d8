package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ConvLSTM with Theano's padding, or as a cell in an RNN. */
final class ConvLstms {
  private static final String RECURRENT = "recurrent_padding";

  private ConvLstms() {}

  /** An RNN of a ConvLSTM cell is the layer of that name. */
  static Optional<Node> layer(Node node, Site site) {
    Node cell = node.inner().get("cell");
    if (cell == null || !cell.type().matches("ConvLSTM[123]DCell")) {
      return Optional.empty();
    }
    Config config = node.config();
    for (Map.Entry<String, Object> entry : cell.config().entries().entrySet()) {
      if (!List.of("name", "trainable", "dtype").contains(entry.getKey())) {
        config = config.with(entry.getKey(), entry.getValue());
      }
    }
    return Optional.of(
        node.withType(cell.type().replace("Cell", ""))
            .withConfig(config)
            .withInner(Map.of())
            .withWeights(cell.weights()));
  }

  /**
   * Theano pads an even window by one more before than after: a window with one more element, which
   * is zero, is padded alike on both sides.
   */
  static Optional<Node> padded(Node node, Site site) {
    boolean half = "half".equals(node.config().peek("padding"));
    if (!half && !node.config().has(RECURRENT)) {
      return Optional.empty();
    }
    int dims = Character.digit(node.type().charAt("ConvLSTM".length()), 10);
    List<Integer> sizes = TheanoPadding.numbers(node, "kernel_size", dims, 1);
    List<Integer> spans = TheanoPadding.spans(node, "kernel_size", dims);
    List<Integer> more = sizes.stream().map(s -> 1 - s % 2).toList();
    boolean grown = more.contains(1);
    if (grown && !spans.equals(sizes)) {
      throw Site.refused(node, "Theano pads its even, dilated window otherwise", "'same'");
    }
    Node same = longer(node, sizes, more);
    boolean dense = Kernels.areOnes(TheanoPadding.numbers(node, "strides", dims, 1));
    if (half ? dense : !grown) {
      Config config = half ? same.config().with("padding", "same") : same.config();
      return Optional.of(same.withConfig(config));
    }
    if (site.in().size() > 1 || Boolean.TRUE.equals(node.config().peek("return_state"))) {
      throw Site.refused(node, "it needs padding of its own, and gives or takes states", "'same'");
    }
    List<Integer> before = spans.stream().map(s -> half ? s / 2 : 0).toList();
    List<Integer> after = spans.stream().map(s -> half ? s - 1 - s / 2 : 0).toList();
    Group group = new Group(node, site.in());
    Map<String, Object> pads = TheanoPadding.pads(node, before, Kernels.sum(after, more));
    Port around = group.timeDistributed("ZeroPadding" + dims + "D", pads, group.in(0));
    Node valid = same.withConfig(same.config().with("padding", "valid"));
    return Optional.of(group.giving(group.add(valid, around)));
  }

  private static Node longer(Node node, List<Integer> sizes, List<Integer> more) {
    List<NamedWeight> weights = new ArrayList<>(node.weights());
    for (int i = 0; i < 2; i++) {
      NamedWeight kernel = weights.get(i);
      weights.set(i, new NamedWeight(kernel.name(), Kernels.longer(kernel.tensor(), more)));
    }
    Config config = node.config().with("kernel_size", Kernels.sum(sizes, more));
    return node.withWeights(weights)
        .withConfig(config.has(RECURRENT) ? config.without(RECURRENT) : config);
  }
}
