package io.hornbook.layer.normalization;

import io.hornbook.layer.Checks;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The axes that a normalisation takes together. */
record Axes(List<Integer> axes) {
  /** The value of {@code axis}, a number or several, by default the last. */
  static Axes read(Config config) {
    return new Axes(config.ints("axis", List.of(-1)));
  }

  int count() {
    return axes.size();
  }

  /** The axes as they stand in {@code in}, sorted. */
  int[] of(Shape in) {
    return axes.stream().mapToInt(axis -> Checks.axis(in, axis)).sorted().distinct().toArray();
  }

  /** The dimensions of {@code in} on these axes. */
  Shape dims(Shape in) {
    return Shape.of(IntStream.of(of(in)).map(in::dim).toArray());
  }

  /** {@code f} of {@code x} with these axes moved last, and moved back after. */
  Tensor last(Tensor x, UnaryOperator<Tensor> f) {
    return Rearrange.onLast(x, of(x.shape()), f);
  }
}
