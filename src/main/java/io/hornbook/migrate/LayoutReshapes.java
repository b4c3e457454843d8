package io.hornbook.migrate;

import io.hornbook.model.Change;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Layers that lay elements out anew. */
final class LayoutReshapes {
  private LayoutReshapes() {}

  /** A Permute gives what it always gave, or that as it is wanted. */
  static Optional<LaidOut> permute(Node node, LayoutSite site) {
    Layout lies = site.first();
    List<Integer> old = new ArrayList<>(node.config().fresh().ints("dims"));
    old.add(0, 0);
    Layout wanted = site.wanted().orElse(Layout.same(lies.rank()));
    List<Integer> dims = wanted.axes().stream().map(old::get).map(lies::place).skip(1).toList();
    Node moved = node.withConfig(node.config().with("dims", dims));
    LaidOut laid = new LaidOut(moved, List.of(lies), List.of(wanted), Optional.empty());
    if (dims.equals(old.subList(1, old.size()))) {
      return Optional.of(laid);
    }
    Change change =
        site.change(
            "Permute",
            node,
            moved,
            "dims",
            "its input or its result lies otherwise",
            "Keras 3.15.1 layers/reshaping/permute.py");
    return Optional.of(laid.because(change));
  }

  /**
   * A Reshape of the axes behind the channels alone, {@code (c, s1, ...) -> (c, t1, ...)}, where a
   * Permute follows: the same with the channels last.
   */
  static Optional<LaidOut> reshape(Node node, LayoutSite site) {
    Layout lies = site.first();
    List<Integer> target = node.config().fresh().ints("target_shape");
    int channels = site.in().get(0).dim(1);
    boolean apart =
        site.readers().permute()
            && lies.equals(Layout.channelsLast(lies.rank()))
            && target.size() > 1
            && channels != Shape.UNKNOWN
            && target.get(0) == channels;
    if (!apart) {
      return Optional.empty();
    }
    List<Integer> last = new ArrayList<>(target.subList(1, target.size()));
    last.add(channels);
    Node moved = node.withConfig(node.config().with("target_shape", last));
    Change change =
        site.change(
            "Reshape",
            node,
            moved,
            "target_shape",
            "only axes behind the channels are joined or split",
            "Keras 3.15.1 layers/reshaping/reshape.py");
    Layout out = Layout.channelsLast(target.size() + 1);
    return Optional.of(new LaidOut(moved, List.of(lies), List.of(out), Optional.of(change)));
  }

  /**
   * A Flatten gives its elements as they come now, where all that read them take them so, or where
   * it moved the channels last itself.
   */
  static Optional<LaidOut> flatten(Node node, LayoutSite site) {
    Layout lies = site.first();
    Shape in = site.in().get(0);
    if (!lies.row().isEmpty()) {
      return Optional.empty();
    }
    if ("channels_first".equals(node.config().peek("data_format"))) {
      return lies.equals(Layout.channelsLast(lies.rank()))
          ? Optional.of(plain(node, site))
          : Optional.empty();
    }
    Shape sample = in.slice(1, in.rank());
    if (!site.readers().takeRows() || !sample.isKnown()) {
      return Optional.empty();
    }
    Tensor numbers = Tensor.of(sample, IntStream.range(0, sample.intSize()).toArray());
    List<Integer> row = Arrays.stream(lies.sample().of(numbers).toInts()).boxed().toList();
    Layout out = Layout.row(2, row);
    return Optional.of(new LaidOut(node, List.of(lies), List.of(out), Optional.empty()));
  }

  private static LaidOut plain(Node node, LayoutSite site) {
    Config config = node.config().with("data_format", "channels_last");
    Node moved = node.withConfig(config);
    Change change =
        site.change(
            "Flatten",
            node,
            moved,
            "data_format",
            "it counted by place, channels last, and they are last already",
            "Keras 2.3.1 layers/core.py, Flatten");
    return new LaidOut(moved, List.of(site.first()), List.of(Layout.same(2)), Optional.of(change));
  }
}
