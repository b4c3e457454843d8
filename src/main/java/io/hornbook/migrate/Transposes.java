package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Transposed convolutions whose size or padding today's Keras has no word for: one without padding,
 * of which the part that counts is cut out.
 */
final class Transposes {
  private static final Layers LAYERS = new Layers(List.of());
  private static final String SIZE = "output_size";

  /** Lengths that stand for those that only the data will tell. */
  private static final int[] PROBES = {16, 17};

  private final Node node;
  private final int dims;
  private final boolean first;

  private Transposes(Node node) {
    this.node = node;
    this.dims = Character.digit(node.type().charAt("Conv".length()), 10);
    this.first = "channels_first".equals(node.config().peek("data_format"));
  }

  /** Where the config says a size of its own or Theano's padding. */
  static Optional<Node> sized(Node node, Site site) {
    boolean half = "half".equals(node.config().peek("padding"));
    if (!half && !node.config().has(SIZE)) {
      return Optional.empty();
    }
    return Optional.of(new Transposes(node).cut(site));
  }

  /** Where TensorFlow on a CPU has no dilation: a kernel with the zeros written out. */
  static Optional<Node> undilated(Node node, Site site) {
    Transposes t = new Transposes(node);
    List<Integer> rates = TheanoPadding.numbers(node, "dilation_rate", t.dims, 1);
    if (site.target() != Target.TF_KERAS2 || Kernels.areOnes(rates)) {
      return Optional.empty();
    }
    List<NamedWeight> weights = new ArrayList<>(node.weights());
    NamedWeight kernel = weights.get(0);
    weights.set(0, new NamedWeight(kernel.name(), Kernels.undilated(kernel.tensor(), rates)));
    List<Integer> spans = TheanoPadding.spans(node, "kernel_size", t.dims);
    return Optional.of(
        node.withWeights(weights)
            .withConfig(
                node.config()
                    .with("kernel_size", spans)
                    .with("dilation_rate", Collections.nCopies(t.dims, 1))));
  }

  private Node cut(Site site) {
    List<Integer> spans = TheanoPadding.spans(node, "kernel_size", dims);
    List<Integer> strides = TheanoPadding.numbers(node, "strides", dims, 1);
    List<Integer> extra = new ArrayList<>();
    List<Object> crops = new ArrayList<>();
    for (int i = 0; i < dims; i++) {
      int before = before(i, spans.get(i), strides.get(i), site);
      int reach = constant(i, strides.get(i), site) + before - spans.get(i);
      int stride = strides.get(i);
      extra.add(Math.max(0, reach));
      if (reach >= Math.max(stride, 1)) {
        throw Site.refused(node, "its output is longer than any window reaches", "a shorter one");
      }
      crops.add(List.of(before, Math.max(0, -reach)));
    }
    Group group = new Group(node, site.in());
    Node whole =
        node.withConfig(
            node.config()
                .without(SIZE)
                .with("padding", "valid")
                .with("output_padding", isNone(extra, spans, strides) ? null : extra));
    Port all = group.add(whole, group.in(0));
    Map<String, Object> crop =
        dims == 1
            ? Map.of("cropping", crops.get(0))
            : Map.of("cropping", crops, "data_format", first ? "channels_first" : "channels_last");
    return group.giving(group.add("Cropping" + dims + "D", crop, all));
  }

  /** Whether Keras' own length is that of the last window's end. */
  private static boolean isNone(List<Integer> extra, List<Integer> spans, List<Integer> strides) {
    boolean none = Collections.max(extra) == 0;
    for (int i = 0; i < spans.size(); i++) {
      none &= spans.get(i) >= strides.get(i);
    }
    return none;
  }

  /** What the layer drops before its first element. */
  private int before(int axis, int span, int stride, Site site) {
    return switch (node.config().fresh().string("padding", "valid")) {
      case "valid" -> 0;
      case "half" -> span / 2;
      default -> Math.max(0, span - constant(axis, stride, site)) / 2;
    };
  }

  /** {@code out - (in - 1) stride}, the same for any length that the axis may have. */
  private int constant(int axis, int stride, Site site) {
    int at = axis + (first ? 2 : 1);
    int known = site.first().dim(at);
    Shape in = site.first();
    for (int i = 0; i < in.rank(); i++) {
      in = in.dim(i) == Shape.UNKNOWN ? in.with(i, PROBES[0]) : in;
    }
    int found = output(in, at) - (in.dim(at) - 1) * stride;
    if (known == Shape.UNKNOWN) {
      Shape longer = in.with(at, PROBES[1]);
      if (output(longer, at) - (PROBES[1] - 1) * stride != found) {
        throw Site.refused(node, "what is cut off depends on the length", "a fixed cut");
      }
    }
    return found;
  }

  private int output(Shape in, int at) {
    return Shaped.ports(LinearMap.alone(node, in), LAYERS, List.of(in)).get(LinearMap.OUT).dim(at);
  }
}
