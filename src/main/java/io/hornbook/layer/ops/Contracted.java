package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Sums of products over pairs of axes, the other axes of the first operand before those of the
 * second: numpy's {@code tensordot}, {@code dot} and {@code inner}.
 */
record Contracted(Operands operands, BiFunction<Shape, Shape, Pairs> rule) implements Layer {
  /** Which axes of the first operand meet which of the second. */
  record Pairs(List<Integer> left, List<Integer> right) {}

  private static LayerType type(String name, Function<Config, BiFunction<Shape, Shape, Pairs>> f) {
    return new LayerType("ops." + name, c -> new Contracted(Operands.read(c), f.apply(c)));
  }

  /** {@code axes}: so many, the last of the one and the first of the other, or a list for each. */
  static LayerType tensordot(String name) {
    return type(
        name,
        c -> {
          Object axes = c.find("axes").orElse(2L);
          if (axes instanceof Number n) {
            int count = n.intValue();
            return (a, b) -> {
              Checks.require(count >= 0 && count <= a.rank(), "%s axes of %s", count, a);
              return new Pairs(
                  IntStream.range(a.rank() - count, a.rank()).boxed().toList(),
                  IntStream.range(0, count).boxed().toList());
            };
          }
          if (axes instanceof List<?> both && both.size() == 2) {
            List<Integer> left = list(both.get(0));
            List<Integer> right = list(both.get(1));
            return (a, b) -> new Pairs(left, right);
          }
          throw new Damaged("'axes' should be a number or two lists; found " + axes);
        });
  }

  private static List<Integer> list(Object axes) {
    List<Integer> out = new ArrayList<>();
    for (Object axis : axes instanceof List<?> several ? several : List.of(axes)) {
      if (!(axis instanceof Number n)) {
        throw new Damaged("an axis should be a number; found " + axis);
      }
      out.add(n.intValue());
    }
    return out;
  }

  /** The last axis of the one, the last but one of the other (the last where it has one alone). */
  static LayerType dot(String name) {
    return type(name, c -> (a, b) -> last(a, b, b.rank() > 1 ? -2 : -1));
  }

  static LayerType inner(String name) {
    return type(name, c -> (a, b) -> last(a, b, -1));
  }

  private static Pairs last(Shape a, Shape b, int right) {
    boolean scalar = a.rank() == 0 || b.rank() == 0;
    return scalar ? new Pairs(List.of(), List.of()) : new Pairs(List.of(-1), List.of(right));
  }

  /** Every element of the one with every element of the other, {@code (m, n)}. */
  static LayerType outer(String name) {
    return new LayerType("ops." + name, c -> new Flattened(Operands.read(c), false));
  }

  /** The sum of the products of all elements. */
  static LayerType flat(String name) {
    return new LayerType("ops." + name, c -> new Flattened(Operands.read(c), true));
  }

  private static List<Integer> at(Shape shape, List<Integer> axes) {
    return axes.stream().map(a -> Checks.axis(shape, a)).toList();
  }

  private static List<Integer> rest(Shape shape, List<Integer> axes) {
    return IntStream.range(0, shape.rank()).boxed().filter(a -> !axes.contains(a)).toList();
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 2, "two operands expected; found %s", shapes);
    Shape a = shapes.get(0);
    Shape b = shapes.get(1);
    Pairs pairs = rule.apply(a, b);
    List<Integer> left = at(a, pairs.left());
    List<Integer> right = at(b, pairs.right());
    Checks.require(left.size() == right.size(), "%s axes meet %s", left, right);
    for (int i = 0; i < left.size(); i++) {
      int p = a.dim(left.get(i));
      int q = b.dim(right.get(i));
      boolean fits = p == q || p == Shape.UNKNOWN || q == Shape.UNKNOWN;
      Checks.require(fits, "%s times %s over %s and %s", a, b, left, right);
    }
    List<Integer> dims = new ArrayList<>();
    rest(a, left).forEach(axis -> dims.add(a.dim(axis)));
    rest(b, right).forEach(axis -> dims.add(b.dim(axis)));
    return List.of(Shape.of(dims.stream().mapToInt(d -> d).toArray()));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.numbers(in);
    Tensor a = values.get(0);
    Tensor b = values.get(1);
    Pairs pairs = rule.apply(a.shape(), b.shape());
    List<Integer> left = at(a.shape(), pairs.left());
    List<Integer> right = at(b.shape(), pairs.right());
    Tensor rows = matrix(a, rest(a.shape(), left), left);
    Tensor columns = matrix(b, right, rest(b.shape(), right));
    Shape out = infer(in.stream().map(s -> s.value().shape()).toList()).get(0);
    return List.of(Signal.of(Linear.matmul(rows, columns).reshape(out)));
  }

  /** {@code (all of first, all of second)}. */
  private static Tensor matrix(Tensor x, List<Integer> first, List<Integer> second) {
    int[] order =
        IntStream.concat(first.stream().mapToInt(i -> i), second.stream().mapToInt(i -> i))
            .toArray();
    int rows = first.stream().mapToInt(a -> x.shape().dim(a)).reduce(1, Math::multiplyExact);
    int columns = second.stream().mapToInt(a -> x.shape().dim(a)).reduce(1, Math::multiplyExact);
    return Rearrange.permute(x, order).reshape(Shape.of(rows, columns));
  }

  /** Both operands as vectors. */
  private record Flattened(Operands operands, boolean summed) implements Layer {
    @Override
    public List<Shape> infer(List<Shape> in) {
      List<Shape> s = operands.shapes(in);
      Checks.require(s.size() == 2, "two operands expected; found %s", s);
      return List.of(summed ? Shape.of() : Shape.of(length(s.get(0)), length(s.get(1))));
    }

    private static int length(Shape shape) {
      return shape.isKnown() ? shape.intSize() : Shape.UNKNOWN;
    }

    @Override
    public List<Signal> forward(List<Signal> in, Weights weights, State state) {
      List<Tensor> values = operands.numbers(in);
      Tensor a = values.get(0);
      Tensor b = values.get(1);
      if (summed) {
        Tensor row = a.reshape(Shape.of(1, a.size()));
        Tensor column = b.reshape(Shape.of(b.size(), 1));
        return List.of(Signal.of(Linear.matmul(row, column).reshape(Shape.of())));
      }
      Tensor column = a.reshape(Shape.of(a.size(), 1));
      return List.of(Signal.of(Elementwise.multiply(column, b.reshape(Shape.of(1, b.size())))));
    }
  }
}
