package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Values at fractions of the sorted elements of axes, of all where none is named: medians and
 * quantiles. One fraction alone adds no axis; a list adds one in front (Keras 3.15 {@code
 * ops/numpy.py}, {@code Quantile}).
 */
record Ordered(Reduced axes, List<Double> fractions, boolean listed, boolean numbersOnly, Way way)
    implements Layer {
  /** What is taken where a fraction falls between two elements. */
  enum Way {
    LINEAR,
    LOWER,
    HIGHER,
    NEAREST,
    MIDPOINT
  }

  /** With {@code numbersOnly}, of what is a number. */
  static LayerType median(String name, boolean numbersOnly) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Ordered(axes(c), List.of(0.5), false, numbersOnly, Way.LINEAR);
        });
  }

  /** The second operand says the fractions, of {@code whole}. */
  static LayerType quantile(String name, double whole, boolean numbersOnly) {
    return new LayerType(
        "ops." + name,
        c -> {
          Object q = Operands.read(c).constantAt(1);
          Tensor values = Operands.constant(q);
          List<Double> fractions = new ArrayList<>();
          for (double value : values.toDoubles()) {
            if (!(value >= 0 && value <= whole)) {
              throw new Unsupported("a fraction of " + whole + " is expected; found " + value);
            }
            fractions.add(value / whole);
          }
          return new Ordered(axes(c), fractions, values.shape().rank() > 0, numbersOnly, way(c));
        });
  }

  private static Reduced axes(Config c) {
    return new Reduced((x, keep, a) -> x, c.ints("axis", List.of()), c.flag("keepdims", false));
  }

  private static Way way(Config c) {
    String named = c.oneOf("method", "linear", "linear", "lower", "higher", "nearest", "midpoint");
    return Way.valueOf(named.toUpperCase(java.util.Locale.ROOT));
  }

  /** What is no number stands last. */
  private static double[] numbers(double[] sorted) {
    int count = sorted.length;
    while (count > 0 && Double.isNaN(sorted[count - 1])) {
      count--;
    }
    return Arrays.copyOf(sorted, count);
  }

  private double at(double[] sorted, double fraction) {
    if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
      return Double.NaN;
    }
    double place = fraction * (sorted.length - 1);
    double low = sorted[(int) Math.floor(place)];
    double high = sorted[(int) Math.ceil(place)];
    return switch (way) {
      case LINEAR -> low + (high - low) * (place - Math.floor(place));
      case LOWER -> low;
      case HIGHER -> high;
      case NEAREST -> sorted[(int) Math.rint(place)];
      case MIDPOINT -> (low + high) / 2;
    };
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape one = axes.infer(in.get(0));
    return List.of(listed ? one.insert(0, fractions.size()) : one);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = Mapped.number(in.get(0).value());
    TreeSet<Integer> reduced = new TreeSet<>();
    Arrays.stream(axes.axes(x.shape())).forEach(reduced::add);
    int[] order =
        IntStream.concat(
                IntStream.range(0, x.shape().rank()).filter(a -> !reduced.contains(a)),
                reduced.stream().mapToInt(a -> a))
            .toArray();
    double[] from = Rearrange.permute(x, order).toDoubles();
    int size = reduced.stream().mapToInt(a -> x.shape().dim(a)).reduce(1, Math::multiplyExact);
    Shape out = infer(List.of(x.shape())).get(0);
    int rows = out.intSize() / Math.max(1, fractions.size());
    double[] to = new double[out.intSize()];
    for (int row = 0; row < rows; row++) {
      double[] sorted = Arrays.copyOfRange(from, row * size, (row + 1) * size);
      Arrays.sort(sorted);
      sorted = numbersOnly ? numbers(sorted) : sorted;
      for (int f = 0; f < fractions.size(); f++) {
        to[f * rows + row] = at(sorted, fractions.get(f));
      }
    }
    return List.of(Signal.of(Tensor.of(out, to).as(x.dtype())));
  }
}
