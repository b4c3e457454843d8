package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A reduction over axes; over all of them where none is named. */
record Reduced(Rule rule, List<Integer> axes, boolean keepDims) implements UnmaskedLayer {
  /** How to reduce. */
  interface Rule {
    Tensor of(Tensor x, boolean keepDims, int... axes);
  }

  static LayerType type(String name, Rule rule) {
    return new LayerType("ops." + name, c -> read(c, rule));
  }

  static LayerType any(String name) {
    return type(name, (x, keep, axes) -> Reduction.max(x, keep, axes).as(DType.BOOL));
  }

  static LayerType all(String name) {
    return type(
        name,
        (x, keep, axes) ->
            Reduction.min(Elementwise.map(x, v -> v != 0 ? 1 : 0), keep, axes).as(DType.BOOL));
  }

  private static Reduced read(Config c, Rule rule) {
    Operands.read(c).tensorsOnly();
    return new Reduced(rule, c.ints("axis", List.of()), c.flag("keepdims", false));
  }

  /** Lengths of vectors: Euclidean, of order 1, or the largest magnitude. */
  static LayerType norm(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Object order = c.find("ord").orElse("euclidean");
          boolean plain = order.equals("euclidean") || order.equals("fro");
          double power = plain ? 2 : order instanceof Number n ? n.doubleValue() : Double.NaN;
          if (power != 1 && power != 2) {
            throw new Unsupported("a norm of order " + order + " is not supported");
          }
          return read(c, (x, keep, axes) -> norm(x, power, keep, axes));
        });
  }

  private static Tensor norm(Tensor x, double power, boolean keep, int... axes) {
    if (power == 1) {
      return Reduction.sum(Elementwise.map(x, Math::abs), keep, axes);
    }
    return Elementwise.sqrt(Reduction.sum(Elementwise.multiply(x, x), keep, axes));
  }

  /** The mean square of what is left when the mean is taken away. */
  static Tensor variance(Tensor x, boolean keep, int... axes) {
    Tensor rest = Elementwise.subtract(x, Reduction.mean(x, true, axes));
    return Reduction.mean(Elementwise.multiply(rest, rest), keep, axes);
  }

  static Tensor deviation(Tensor x, boolean keep, int... axes) {
    return Elementwise.sqrt(variance(x, keep, axes));
  }

  /** How far the largest element is from the smallest. */
  static Tensor range(Tensor x, boolean keep, int... axes) {
    return Elementwise.subtract(Reduction.max(x, keep, axes), Reduction.min(x, keep, axes));
  }

  /** {@code rule} with {@code neutral} for what is not a number. */
  static Rule numbers(double neutral, Rule rule) {
    return (x, keep, axes) ->
        rule.of(Elementwise.map(x, v -> Double.isNaN(v) ? neutral : v), keep, axes);
  }

  /** The mean of what is a number. */
  static Tensor meanOfNumbers(Tensor x, boolean keep, int... axes) {
    Tensor count = Reduction.sum(Elementwise.map(x, v -> Double.isNaN(v) ? 0 : 1), keep, axes);
    return Elementwise.divide(numbers(0, Reduction::sum).of(x, keep, axes), count);
  }

  /** The mean square of what is a number, less its mean. */
  static Tensor varianceOfNumbers(Tensor x, boolean keep, int... axes) {
    Tensor rest = Elementwise.subtract(x, meanOfNumbers(x, true, axes));
    return meanOfNumbers(Elementwise.multiply(rest, rest), keep, axes);
  }

  static Tensor deviationOfNumbers(Tensor x, boolean keep, int... axes) {
    return Elementwise.sqrt(varianceOfNumbers(x, keep, axes));
  }

  /** The square root of the sum of squares. */
  static Tensor euclidean(Tensor x, boolean keep, int... axes) {
    return norm(x, 2, keep, axes);
  }

  static Tensor nonzero(Tensor x, boolean keep, int... axes) {
    return Reduction.sum(Elementwise.map(x, v -> v != 0 ? 1 : 0), keep, axes);
  }

  /** {@code log(sum(exp(x)))} without overflow. */
  static Tensor logSumExp(Tensor x, boolean keep, int... axes) {
    Tensor high = Reduction.max(x, true, axes);
    Tensor sum = Reduction.sum(Elementwise.zip(x, high, (v, h) -> Math.exp(v - h)), true, axes);
    Tensor log = Elementwise.zip(sum, high, (s, h) -> Math.log(s) + h);
    return Reduction.max(log, keep, axes);
  }

  /** The axes that go, by index. */
  int[] axes(Shape in) {
    return axes.isEmpty()
        ? IntStream.range(0, in.rank()).toArray()
        : axes.stream().mapToInt(a -> Checks.axis(in, a)).distinct().toArray();
  }

  @Override
  public Shape infer(Shape in) {
    Shape out = in;
    TreeSet<Integer> sorted = new TreeSet<>();
    for (int axis : axes(in)) {
      sorted.add(axis);
    }
    for (int axis : sorted.descendingSet()) {
      out = keepDims ? out.with(axis, 1) : out.without(axis);
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return rule.of(Mapped.number(x), keepDims, axes(x.shape()));
  }
}
