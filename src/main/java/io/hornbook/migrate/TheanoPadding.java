package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Theano's own padding for 'same': a ZeroPadding before windows without padding. */
final class TheanoPadding {
  /** Lower than any activation, and finite: zero times it is zero. */
  private static final double LOWEST = -3e38;

  /** Classes whose windows slide over their own input; ConvLSTMs and transposes have their own. */
  private static final String SLIDING = "(Depthwise|Separable)?Conv[123]D";

  private TheanoPadding() {}

  static Optional<Node> convolution(Node node, Site site) {
    Object padding = node.config().peek("padding");
    boolean half = "half".equals(padding);
    if (!(half || "full".equals(padding)) || !node.type().matches(SLIDING)) {
      return Optional.empty();
    }
    int dims = dims(node);
    List<Integer> spans = spans(node, "kernel_size", dims);
    boolean odd = spans.stream().allMatch(s -> s % 2 == 1);
    boolean dense = numbers(node, "strides", dims, 1).stream().allMatch(s -> s == 1);
    if (half && odd && dense) {
      return Optional.of(node.withConfig(node.config().with("padding", "same")));
    }
    List<Integer> before = spans.stream().map(s -> half ? s / 2 : s - 1).toList();
    List<Integer> after = spans.stream().map(s -> half ? s - 1 - s / 2 : s - 1).toList();
    Group group = new Group(node, site.in());
    Port padded = group.add(padding(dims), pads(node, before, after), group.in(0));
    return Optional.of(group.giving(group.add(valid(node), padded)));
  }

  static Optional<Node> pooling(Node node, Site site) {
    Object padding = node.config().peek("padding");
    boolean whole = "theano_uncropped".equals(padding);
    if (!whole && !"theano_same".equals(padding)) {
      return Optional.empty();
    }
    if (node.type().startsWith("Average")) {
      return LinearMap.rewrite(node, site);
    }
    int dims = dims(node);
    List<Integer> spans = spans(node, "pool_size", dims);
    List<Integer> before =
        spans.stream().map(s -> s % 2 == 1 ? Math.max(0, s - 2) : s - 1).toList();
    List<Integer> after = new ArrayList<>(before);
    for (int i = 0; !whole && i < dims; i++) {
      after.set(i, spans.get(i) - 1 - before.get(i));
    }
    Map<String, Object> pads = pads(node, before, after);
    Group group = new Group(node, site.in());
    Port ones = group.add("Rescaling", Map.of("scale", 0.0, "offset", 1.0), group.in(0));
    Port inside = group.add(padding(dims), pads, ones);
    Port low = group.add("Rescaling", Map.of("scale", -LOWEST, "offset", LOWEST), inside);
    Port padded = group.add(padding(dims), pads, group.in(0));
    Port both = group.add("Add", Map.of(), padded, low);
    return Optional.of(group.giving(group.add(valid(node), both)));
  }

  private static String padding(int dims) {
    return "ZeroPadding" + dims + "D";
  }

  private static Node valid(Node node) {
    return node.withConfig(node.config().with("padding", "valid"));
  }

  private static int dims(Node node) {
    return Character.digit(node.type().charAt(node.type().length() - 2), 10);
  }

  static Map<String, Object> pads(Node node, List<Integer> before, List<Integer> after) {
    List<Object> pads = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      pads.add(List.of(before.get(i), after.get(i)));
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("padding", pads.size() == 1 ? pads.get(0) : pads);
    Object format = node.config().peek("data_format");
    if (format != null && pads.size() > 1) {
      config.put("data_format", format);
    }
    return config;
  }

  /** How far each window reaches, by its size and dilation. */
  static List<Integer> spans(Node node, String size, int dims) {
    List<Integer> sizes = numbers(node, size, dims, 2);
    List<Integer> dilations = numbers(node, "dilation_rate", dims, 1);
    List<Integer> spans = new ArrayList<>();
    for (int i = 0; i < dims; i++) {
      spans.add((sizes.get(i) - 1) * dilations.get(i) + 1);
    }
    return spans;
  }

  /** One number for each axis. */
  static List<Integer> numbers(Node node, String key, int dims, int missing) {
    Config config = node.config().fresh();
    List<Integer> found = config.ints(key, List.of(missing));
    return found.size() == 1 ? java.util.Collections.nCopies(dims, found.get(0)) : found;
  }
}
