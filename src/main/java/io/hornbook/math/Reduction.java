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
    return reduce(x, keepDims, axes, Reduction::sum);
  }

  /** NaN over no elements. */
  public static Tensor mean(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, row -> sum(row) / row.length);
  }

  public static Tensor product(Tensor x, boolean keepDims, int... axes) {
    return reduce(x, keepDims, axes, row -> Arrays.stream(row).reduce(1, (a, b) -> a * b));
  }

  public static Tensor max(Tensor x, boolean keepDims, int... axes) {
    return reduce(
        x, keepDims, axes, row -> Arrays.stream(row).reduce(Double.NEGATIVE_INFINITY, Math::max));
  }

  public static Tensor min(Tensor x, boolean keepDims, int... axes) {
    return reduce(
        x, keepDims, axes, row -> Arrays.stream(row).reduce(Double.POSITIVE_INFINITY, Math::min));
  }

  /** The index of the first maximum on {@code axis}, as int32. */
  public static Tensor argmax(Tensor x, int axis) {
    Tensor found =
        reduce(
            x.as(DType.FLOAT64),
            false,
            new int[] {axis},
            row -> {
              int best = 0;
              for (int i = 1; i < row.length; i++) {
                best = row[i] > row[best] ? i : best;
              }
              return best;
            });
    return found.as(DType.INT32);
  }

  private static double sum(double[] row) {
    double sum = 0;
    for (double each : row) {
      sum += each;
    }
    return sum;
  }

  private interface Row {
    double of(double[] row);
  }

  private static Tensor reduce(Tensor x, boolean keepDims, int[] axes, Row f) {
    boolean isDouble = Types.isDouble(x);
    boolean[] reduced = new boolean[x.shape().rank()];
    for (int axis : axes) {
      reduced[x.shape().axis(axis)] = true;
    }
    Tensor sorted = reducedLast(x, reduced);
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
    double[] row = new double[length];
    Tensor out = Tensor.zeros(keepDims ? kept : dropped, x.dtype());
    for (int i = 0; i < out.size(); i++) {
      for (int j = 0; j < length; j++) {
        int at = i * length + j;
        row[j] = isDouble ? Raw.doubles(sorted)[at] : Raw.floats(sorted)[at];
      }
      if (isDouble) {
        Raw.doubles(out)[i] = f.of(row);
      } else {
        Raw.floats(out)[i] = (float) f.of(row);
      }
    }
    return out;
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
