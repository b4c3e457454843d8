package io.hornbook.layer.legacy;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.math.BatchDot;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes that a {@code Merge} sums over: {@code [i, j]} since Keras 1, {@code [[i, ...], [j,
 * ...]]} in Keras 0.3, or a number for the same axis of either.
 */
record DotAxes(List<Integer> a, List<Integer> b) {
  static DotAxes read(Config config) {
    return config.parsed("dot_axes", -1, DotAxes::of);
  }

  private static DotAxes of(Object value) {
    List<?> pair = value instanceof List<?> list ? list : List.of(value, value);
    if (pair.size() != 2) {
      throw new Damaged("'dot_axes' should be a number or a pair; found " + value);
    }
    return new DotAxes(ints(pair.get(0)), ints(pair.get(1)));
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

  private static int[] axes(Shape in, List<Integer> given) {
    return given.stream().mapToInt(axis -> Checks.axis(in, axis)).toArray();
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
