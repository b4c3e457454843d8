package io.hornbook.layer.legacy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.math.BatchDot;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes that a {@code Merge} sums over: {@code [i, j]} since Keras 1, {@code [[i, ...], [j,
 * ...]]} in Keras 0.3, or a number where the file kept it as it was given: -d is the last d axes of
 * either.
 *
 * @param a the axes of the first input, empty where it was a number
 * @param last the number of last axes where it was a number
 */
record DotAxes(List<Integer> a, List<Integer> b, int last) {
  static DotAxes read(Config config) {
    return config.parsed("dot_axes", -1, DotAxes::of);
  }

  private static DotAxes of(Object value) {
    if (value instanceof List<?> pair && pair.size() == 2) {
      return new DotAxes(ints(pair.get(0)), ints(pair.get(1)), 0);
    }
    if (value instanceof Number n && n.intValue() < 0) {
      return new DotAxes(List.of(), List.of(), -n.intValue());
    }
    if (value instanceof Number n && n.intValue() == 1) {
      return new DotAxes(List.of(1), List.of(1), 0);
    }
    throw new Unsupported("dot_axes = " + value + " is not supported, only a pair, 1 or -d");
  }

  private static List<Integer> ints(Object value) {
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    return items.stream()
        .map(
            item -> {
              if (item instanceof Number n) {
                return n.intValue();
              }
              throw new Damaged("'dot_axes' should hold numbers; found " + value);
            })
        .toList();
  }

  int[] ofA(Shape in) {
    return axes(in, a);
  }

  int[] ofB(Shape in) {
    return axes(in, b);
  }

  private int[] axes(Shape in, List<Integer> given) {
    return last > 0
        ? IntStream.range(in.rank() - last, in.rank()).toArray()
        : given.stream().mapToInt(axis -> Checks.axis(in, axis)).toArray();
  }

  /** The shape of the product; refuses inputs that do not fit. */
  Shape infer(List<Shape> in) {
    Checks.require(in.size() == 2, "two inputs expected; found %s", in.size());
    int[] atA = ofA(in.get(0));
    int[] atB = ofB(in.get(1));
    boolean fits = atA.length == atB.length;
    for (int i = 0; fits && i < atA.length; i++) {
      fits = Shape.of(in.get(0).dim(atA[i])).matches(Shape.of(in.get(1).dim(atB[i])));
    }
    Checks.require(
        fits, "axes %s and %s should be equally long; found %s", shown(atA), shown(atB), in);
    return BatchDot.output(in.get(0), in.get(1), atA, atB);
  }

  private static List<Integer> shown(int[] axes) {
    return IntStream.of(axes).boxed().toList();
  }

  Tensor dot(Tensor x, Tensor y) {
    return BatchDot.of(x, y, ofA(x.shape()), ofB(y.shape()));
  }
}
