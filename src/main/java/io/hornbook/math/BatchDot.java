package io.hornbook.math;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.stream.IntStream;

/** Products of tensors sample by sample. */
public final class BatchDot {
  private BatchDot() {}

  /**
   * Sums over pairs of axes: {@code a (n, ...), b (n, ...) -> (n, rest of a, rest of b)}, or {@code
   * (n, 1)} where nothing is left. What Keras calls {@code batch_dot} and Theano {@code
   * batched_tensordot}.
   *
   * @param axesA axes of a, none of them 0, each to be paired with the axis of b at the same place
   */
  public static Tensor of(Tensor a, Tensor b, int[] axesA, int[] axesB) {
    Shape restA = rest(a.shape(), axesA);
    Shape restB = rest(b.shape(), axesB);
    int n = a.shape().dim(0);
    int k = IntStream.of(axesA).map(a.shape()::dim).reduce(1, Math::multiplyExact);
    Tensor left = Rearrange.permute(a, order(a.shape(), axesA, true));
    Tensor right = Rearrange.permute(b, order(b.shape(), axesB, false));
    Tensor product =
        Linear.matmul(
            left.reshape(Shape.of(n, restA.intSize(), k)),
            right.reshape(Shape.of(n, k, restB.intSize())));
    return product.reshape(output(a.shape(), b.shape(), axesA, axesB));
  }

  /** The shape of the result; dimensions may be unknown. */
  public static Shape output(Shape a, Shape b, int[] axesA, int[] axesB) {
    Shape rest = rest(a, axesA).concat(rest(b, axesB));
    int n = a.dim(0) == Shape.UNKNOWN ? b.dim(0) : a.dim(0);
    return rest.rank() == 0 ? Shape.of(n, 1) : rest.insert(0, n);
  }

  private static Shape rest(Shape shape, int[] axes) {
    return Shape.of(IntStream.of(restAxes(shape, axes)).map(shape::dim).toArray());
  }

  private static int[] restAxes(Shape shape, int[] axes) {
    return IntStream.range(1, shape.rank())
        .filter(i -> IntStream.of(axes).noneMatch(axis -> axis == i))
        .toArray();
  }

  private static int[] order(Shape shape, int[] axes, boolean summedLast) {
    IntStream rest = IntStream.of(restAxes(shape, axes));
    IntStream summed = IntStream.of(axes);
    return IntStream.concat(
            IntStream.of(0),
            summedLast ? IntStream.concat(rest, summed) : IntStream.concat(summed, rest))
        .toArray();
  }
}
