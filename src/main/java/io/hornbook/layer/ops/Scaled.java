package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.LayerType;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.math.UnitLength;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** Vectors of length 1 along axes. */
final class Scaled {
  private static final double EPSILON = 1e-7;

  private Scaled() {}

  static LayerType type(String name) {
    return Mapped.of(
        name,
        c -> {
          double order = c.doubleAt("order", 2);
          double epsilon = c.doubleAt("epsilon", EPSILON);
          List<Integer> listed = c.ints("axis", List.of(-1));
          int[] axes = listed.stream().mapToInt(a -> a).toArray();
          if (order == 2) {
            return x -> UnitLength.of(x, epsilon, axes);
          }
          if (order == 1) {
            return x -> absolute(x, epsilon, axes);
          }
          throw new Unsupported("lengths of order " + order + " are not supported");
        });
  }

  private static Tensor absolute(Tensor x, double epsilon, int... axes) {
    Tensor sum = Reduction.sum(Elementwise.map(x, Math::abs), true, axes);
    return Elementwise.zip(x, sum, (v, s) -> v / Math.max(s, epsilon));
  }
}
