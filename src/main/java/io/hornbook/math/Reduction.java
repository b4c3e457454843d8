package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;

/**
 * Sums, means and extrema over axes. The float form, too, sums in double, so that the order of the
 * elements hardly matters.
 */
public final class Reduction {
  private Reduction() {}

  public static Tensor sum(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, Fold.SUM, false);
  }

  /** NaN over no elements. */
  public static Tensor mean(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, Fold.SUM, true);
  }

  public static Tensor product(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, Fold.PRODUCT, false);
  }

  public static Tensor max(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, Fold.MAX, false);
  }

  public static Tensor min(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, Fold.MIN, false);
  }

  /** The index of the first maximum on {@code axis}, as int32. */
  public static Tensor argmax(Tensor x, int axis) {
    int at = x.shape().axis(axis);
    int length = x.shape().dim(at);
    double[] values = Raw.doubles(Rearrange.moveAxis(x.as(DType.FLOAT64), at, -1));
    int[] found = new int[x.shape().without(at).intSize()];
    for (int i = 0; i < found.length; i++) {
      int first = i * length;
      for (int j = 1; j < length; j++) {
        found[i] = values[first + j] > values[first + found[i]] ? j : found[i];
      }
    }
    return Raw.wrap(x.shape().without(at), found);
  }

  private static Tensor reduce(Tensor x, boolean keepDims, int[] axes, Fold fold, boolean mean) {
    boolean[] reduced = new boolean[x.shape().rank()];
    for (int axis : axes) {
      reduced[x.shape().axis(axis)] = true;
    }
    Shape kept = x.shape();
    Shape dropped = x.shape();
    int length = 1;
    for (int i = reduced.length - 1; i >= 0; i--) {
      if (reduced[i]) {
        length *= x.shape().dim(i);
        kept = kept.with(i, 1);
        dropped = dropped.without(i);
      }
    }
    Shape shape = keepDims ? kept : dropped;
    int divisor = mean ? length : 1;
    if (Types.isDouble(x)) {
      double[] rows = Raw.doubles(reducedLast(x, reduced));
      return Raw.wrap(shape, fold(rows, length, shape.intSize(), fold, divisor));
    }
    int inner = behind(x.shape(), reduced);
    float[] out = new float[shape.intSize()];
    if (inner > 1) {
      fold(Raw.floats(x), length, inner, out, fold, divisor);
    } else {
      float[] rows = Raw.floats(reducedLast(x, reduced));
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) (fold.all(rows, i * length, (i + 1) * length) / divisor);
      }
    }
    return Raw.wrap(shape, out);
  }

  /** The specification of the float forms: each row of {@code x (count, length)} to one result. */
  private static double[] fold(double[] x, int length, int count, Fold fold, double divisor) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      double result = fold.nothing;
      for (int j = 0; j < length; j++) {
        result = fold.step(result, x[i * length + j]);
      }
      out[i] = result / divisor;
    }
    return out;
  }

  /** {@code x (outer, length, inner) -> out (outer, inner)}, without bringing axes into order. */
  private static void fold(
      float[] x, int length, int inner, float[] out, Fold fold, double divisor) {
    double[] results = new double[inner];
    for (int to = 0; to < out.length; to += inner) {
      Arrays.fill(results, fold.nothing);
      for (int row = 0; row < length; row++) {
        fold.row(results, x, to * length + row * inner);
      }
      for (int j = 0; j < inner; j++) {
        out[to + j] = (float) (results[j] / divisor);
      }
    }
  }

  /** Elements behind the reduced axes where these are neighbours, otherwise 1. */
  private static int behind(Shape shape, boolean[] reduced) {
    int last = reduced.length - 1;
    int inner = 1;
    for (; last >= 0 && !reduced[last]; last--) {
      inner *= shape.dim(last);
    }
    int first = last;
    while (first >= 0 && reduced[first]) {
      first--;
    }
    for (; first >= 0; first--) {
      if (reduced[first]) {
        return 1;
      }
    }
    return inner;
  }

  private static Tensor reducedLast(Tensor x, boolean[] reduced) {
    int[] order = new int[reduced.length];
    int next = 0;
    for (boolean last : new boolean[] {false, true}) {
      for (int i = 0; i < reduced.length; i++) {
        if (reduced[i] == last) {
          order[next++] = i;
        }
      }
    }
    return Rearrange.permute(x, order);
  }
}
