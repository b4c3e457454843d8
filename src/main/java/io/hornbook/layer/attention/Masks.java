package io.hornbook.layer.attention;

import io.hornbook.layer.Checks;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Which scores count: boolean tensors over steps of a query and of what it looks at. */
final class Masks {
  /** What a score becomes that does not count: nothing is left of it beside one that does. */
  private static final double OUT_OF_SIGHT = -1e9;

  private Masks() {}

  /** Steps {@code (n, ..., t)} of the query as a mask {@code (n, ..., t, 1)}. */
  static Tensor rows(Tensor mask) {
    return mask.reshape(mask.shape().insert(mask.shape().rank(), 1));
  }

  /** Steps {@code (n, ..., s)} of what is looked at as a mask {@code (n, ..., 1, s)}. */
  static Tensor columns(Tensor mask) {
    return mask.reshape(mask.shape().insert(mask.shape().rank() - 1, 1));
  }

  /** {@code (t, s)}: a step sees those that are not behind it. */
  static Tensor past(int t, int s) {
    return of(t, s, (i, j) -> i - j);
  }

  /** {@code (t, s)}: a step sees those less than {@code window} away. */
  static Tensor near(int t, int s, int window) {
    return of(t, s, (i, j) -> window - 1 - Math.abs(i - j));
  }

  private static Tensor of(int t, int s, IntBinaryOperator notNegative) {
    boolean[] seen = new boolean[Math.multiplyExact(t, s)];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = notNegative.applyAsInt(i / s, i % s) >= 0;
    }
    return Tensor.of(Shape.of(t, s), seen);
  }

  /** What all masks let through, broadcast to one shape. */
  static Tensor all(List<Tensor> masks) {
    Tensor no = Tensor.of(Shape.of(), false);
    return masks.stream().reduce((a, b) -> Elementwise.where(a, b, no)).orElseThrow();
  }

  /** The scores of which only those in sight are left. */
  static Tensor hide(Tensor scores, Tensor seen) {
    Tensor hidden = Tensor.of(Shape.of(), OUT_OF_SIGHT).as(scores.dtype());
    return Elementwise.where(seen, scores, hidden);
  }

  /** A mask with axes of length 1 before its last {@code kept}, to make as many as {@code rank}. */
  static Tensor expanded(Tensor mask, int rank, int kept) {
    Shape shape = mask.shape();
    Checks.require(
        shape.rank() >= kept && shape.rank() <= rank,
        "an attention mask should have %s to %s axes; found %s",
        kept,
        rank,
        shape);
    int[] ones = new int[rank - shape.rank()];
    Arrays.fill(ones, 1);
    int at = shape.rank() - kept;
    return mask.reshape(
        shape.slice(0, at).concat(Shape.of(ones)).concat(shape.slice(at, shape.rank())));
  }
}
