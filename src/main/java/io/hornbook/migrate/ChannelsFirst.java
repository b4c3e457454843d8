package io.hornbook.migrate;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Change;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Layers that say {@code data_format=channels_first}, told the other thing. Their kernels stay: in
 * either format they are {@code (k1, ..., in, out)}.
 */
final class ChannelsFirst {
  private static final String KEY = "data_format";
  private static final String FIRST = "channels_first";
  private static final String LAST = "channels_last";

  /** Layers whose data format says something else than where the channels of images are. */
  private static final Set<String> OTHERS = Set.of("Flatten", "STFTSpectrogram");

  /** Layers that have it from those they are made of. */
  private static final Set<String> MADE_OF = Set.of("Bidirectional", "RNN");

  private static final String WHY =
      "each place sums the same products of the same kernel, wherever the channels lie";
  private static final String SOURCE = "Keras 3.15.1 backend/common/backend_utils.py, data_format";

  private ChannelsFirst() {}

  /** Whether a layer reads its input channels first. */
  static boolean is(Node node) {
    if (MADE_OF.contains(node.type())) {
      return node.inner().values().stream().anyMatch(ChannelsFirst::is);
    }
    return FIRST.equals(node.config().peek(KEY))
        && !OTHERS.contains(node.type())
        && !LocalKernels.areListed(node);
  }

  /** Whether any layer below, however deep, reads its input channels first. */
  static boolean isWithin(Node node) {
    return is(node)
        || node.inner().values().stream().anyMatch(ChannelsFirst::isWithin)
        || node.graph().stream()
            .anyMatch(g -> g.nodes().stream().anyMatch(ChannelsFirst::isWithin));
  }

  /** How such a layer wants its i-th input. */
  static Layout wanted(Node node, int i, int rank) {
    return i == 0 && isTimed(node)
        ? Layout.channelsLast(rank - 1).steps()
        : Layout.channelsLast(rank);
  }

  private static boolean isTimed(Node node) {
    boolean own = node.type().startsWith("ConvLSTM") && !node.type().endsWith("Cell");
    return own || MADE_OF.contains(node.type());
  }

  static LaidOut move(Node node, LayoutSite site) {
    List<Layout> in = new ArrayList<>();
    for (int i = 0; i < site.in().size(); i++) {
      in.add(wanted(node, i, site.in().get(i).rank()));
    }
    List<Layout> out = new ArrayList<>();
    int sequence = isTimed(node) ? site.in().get(0).rank() : -1;
    for (Shape shape : site.out()) {
      int rank = shape.rank();
      out.add(
          rank == sequence
              ? Layout.channelsLast(rank - 1).steps()
              : rank < 3 ? Layout.same(rank) : Layout.channelsLast(rank));
    }
    Node flipped = flipped(node, site);
    Change change = site.change(KEY, saying(node), saying(flipped), KEY, WHY, SOURCE);
    LaidOut plain = new LaidOut(flipped, in, out, Optional.of(change));
    if (isConcatenated(node)) {
      return concatenated(plain, site);
    }
    return actsOnRows(node) ? split(plain, site) : plain;
  }

  /** The layer itself, or the one within it, whose config has the data format. */
  private static Node saying(Node node) {
    return node.config().has(KEY) ? node : node.inner().values().iterator().next();
  }

  private static Node flipped(Node node, LayoutSite site) {
    Map<String, Node> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, is(n) ? flipped(n, site) : n));
    Node flipped = node.withInner(inner);
    return node.config().has(KEY)
        ? LocalKernels.moved(flipped, site).withConfig(node.config().with(KEY, LAST))
        : flipped;
  }

  /** Whether the activation takes the last axis together, which is one of space here. */
  private static boolean actsOnRows(Node node) {
    return !Pointwise.isActivation(node.config().peek("activation"));
  }

  /** The layer without its activation, and that on the axis on which it always was. */
  private static LaidOut split(LaidOut plain, LayoutSite site) {
    Node node = plain.node();
    Layout lies = plain.out().get(0);
    Object activation = node.config().peek("activation");
    Group group = new Group(node, List.of(plain.in().get(0).of(site.in().get(0))));
    Node linear = node.withConfig(node.config().with("activation", "linear"));
    Port sums = group.add(linear.withCalls(List.of()), group.in(0));
    Port back = group.add("Permute", dims(lies, Layout.same(lies.rank())), sums);
    Port out = group.add("Activation", Map.of("activation", activation), back);
    List<Layout> same = List.of(Layout.same(lies.rank()));
    return new LaidOut(group.giving(out), plain.in(), same, plain.change());
  }

  private static boolean isConcatenated(Node node) {
    return node.type().equals("Bidirectional")
        && node.config().fresh().string("merge_mode", "concat").equals("concat")
        && (!node.config().has("merge_mode") || node.config().peek("merge_mode") != null);
  }

  /** Both directions joined on the axis that was the last one. */
  private static LaidOut concatenated(LaidOut plain, LayoutSite site) {
    Node node = plain.node();
    if (site.out().size() > 1 || site.in().size() > 1) {
      throw new Unsupported(
          node.origin()
              + " has no exact form channels_last: its directions are joined on an axis of space,"
              + " and it takes or gives states");
    }
    Layout lies = plain.out().get(0);
    Group group = new Group(node, List.of(plain.in().get(0).of(site.in().get(0))));
    Config apart = node.config().with("merge_mode", null);
    Port one = group.add(node.withConfig(apart).withCalls(List.of()), group.in(0));
    Port other = new Port(one.node(), 0, 1);
    Port out = group.add("Concatenate", Map.of("axis", lies.place(-1)), one, other);
    return new LaidOut(group.giving(out), plain.in(), plain.out(), plain.change());
  }

  /** A Permute's settings. */
  static Map<String, Object> dims(Layout from, Layout to) {
    return Map.of("dims", from.to(to).subList(1, from.rank()));
  }
}
