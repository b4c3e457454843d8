package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Merge's scalar products over any axes as Dot, its inputs laid out as matrices. */
final class Dots {
  private static final String ZIPPED = "zip_leading_axes";

  private final Node node;
  private final Group group;
  private final Site site;

  private Dots(Node node, Site site) {
    this.node = node;
    this.site = site;
    this.group = new Group(node, site.in());
  }

  static Optional<Node> dot(Node node, Site site) {
    Dots dots = new Dots(node, site);
    return Optional.of(dots.group.giving(dots.shaped(dots.product(0, 1), 0, 1)));
  }

  /** Keras 2 on TensorFlow: stacks of matrices, multiplied one by one. */
  static Optional<Node> zipped(Node node, Site site) {
    if (!node.config().has(ZIPPED)) {
      return Optional.empty();
    }
    Node plain = node.withConfig(node.config().without(ZIPPED));
    int rank = site.first().rank();
    if (rank < 4 || site.in().get(1).rank() != rank) {
      return Optional.of(plain);
    }
    Config config = node.config().fresh();
    List<Integer> axes = config.ints("axes");
    Group group = new Group(node, site.in());
    Port[] factors = new Port[2];
    for (int i = 0; i < 2; i++) {
      int axis = site.in().get(i).axis(axes.get(axes.size() == 1 ? 0 : i));
      Port x = group.in(i);
      if (config.flag("normalize", false)) {
        x = UnitLength.unit(group, x, List.of(axis), config.doubleAt("epsilon", 1e-7));
      }
      List<Integer> dims = IntStream.range(1, rank).boxed().collect(Collectors.toList());
      Collections.swap(dims, rank - 3, rank - 2);
      boolean turned = axis != (i == 0 ? rank - 1 : rank - 2);
      factors[i] = turned ? group.add("Permute", Map.of("dims", dims), x) : x;
    }
    return Optional.of(
        group.giving(group.operation("Matmul", Map.of(), null, factors[0], factors[1])));
  }

  /** {@code a.b / max(sqrt(a.a b.b), 1e-7)}. */
  static Optional<Node> cos(Node node, Site site) {
    Dots dots = new Dots(node, site);
    Group group = dots.group;
    Port a = dots.shaped(dots.product(0, 0), 0, 0);
    Port b = dots.shaped(dots.product(1, 1), 1, 1);
    Port both = dots.shaped(dots.product(0, 1), 0, 1);
    Port squares = group.operation("Multiply", Map.of(), null, a, b);
    // The root of a negative number, which a product of matrices may be, counts as zero here.
    Port positive = group.operation("Maximum", Map.of(), 1e-14, squares);
    Port divisor = group.operation("Sqrt", Map.of(), null, positive);
    Port cos = group.operation("TrueDivide", Map.of(), null, both, divisor);
    Config config = node.config().fresh();
    if (config.flag("extra_axis", true)) {
      List<Integer> dims = new ArrayList<>(List.of(1));
      dims.addAll(dots.dims(0, 1));
      cos = group.add("Reshape", Map.of("target_shape", dims), cos);
    }
    return Optional.of(group.giving(cos));
  }

  /** The axes of one input that are summed over. */
  private List<Integer> axes(int which) {
    Object value = node.config().peek("dot_axes");
    int rank = site.in().get(which).rank();
    if (value instanceof List<?> pair && pair.size() == 2) {
      Object own = pair.get(which);
      List<?> list = own instanceof List<?> many ? many : List.of(own);
      return list.stream().map(a -> (((Number) a).intValue() + rank) % rank).toList();
    }
    int number = value instanceof Number n ? n.intValue() : -1;
    return number > 0 ? List.of(number) : IntStream.range(rank + number, rank).boxed().toList();
  }

  private List<Integer> rest(int which) {
    List<Integer> axes = axes(which);
    return IntStream.range(1, site.in().get(which).rank())
        .boxed()
        .filter(i -> !axes.contains(i))
        .toList();
  }

  /** An input as {@code (n, rest, summed)}. */
  private Port matrix(int which) {
    Shape shape = site.in().get(which);
    if (!shape.slice(1, shape.rank()).isKnown()) {
      throw Site.refused(node, "its input has no fixed size " + shape, "Dot");
    }
    List<Integer> order = new ArrayList<>(rest(which));
    order.addAll(axes(which));
    Port x = group.in(which);
    boolean sorted = order.equals(IntStream.range(1, shape.rank()).boxed().toList());
    if (!sorted) {
      x = group.add("Permute", Map.of("dims", order), x);
    }
    int summed = axes(which).stream().mapToInt(shape::dim).reduce(1, Math::multiplyExact);
    int rows = rest(which).stream().mapToInt(shape::dim).reduce(1, Math::multiplyExact);
    return group.add("Reshape", Map.of("target_shape", List.of(rows, summed)), x);
  }

  private Port product(int a, int b) {
    return group.add("Dot", Map.of("axes", List.of(2, 2)), matrix(a), matrix(b));
  }

  private List<Integer> dims(int a, int b) {
    List<Integer> dims = new ArrayList<>();
    rest(a).forEach(i -> dims.add(site.in().get(a).dim(i)));
    rest(b).forEach(i -> dims.add(site.in().get(b).dim(i)));
    return dims.isEmpty() ? List.of(1) : dims;
  }

  private Port shaped(Port product, int a, int b) {
    return group.add("Reshape", Map.of("target_shape", dims(a, b)), product);
  }
}
