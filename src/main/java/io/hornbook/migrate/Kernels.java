package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Kernels {@code (k1, ..., c, filters)} grown by zeros, which add nothing to any sum. */
final class Kernels {
  private Kernels() {}

  /** A kernel with this many more zeros behind the last element of each spatial axis. */
  static Tensor longer(Tensor kernel, List<Integer> more) {
    int[] none = new int[kernel.shape().rank()];
    int[] after = none.clone();
    for (int i = 0; i < more.size(); i++) {
      after[i] = more.get(i);
    }
    return Rearrange.pad(kernel, none, after, 0);
  }

  /** A kernel with the zeros written out that dilation skips. */
  static Tensor undilated(Tensor kernel, List<Integer> rates) {
    Tensor whole = kernel;
    for (int axis = 0; axis < rates.size(); axis++) {
      whole = undilated(whole, axis, rates.get(axis));
    }
    return whole;
  }

  private static Tensor undilated(Tensor kernel, int axis, int rate) {
    Shape shape = kernel.shape();
    int size = shape.dim(axis);
    int[] none = new int[shape.rank() + 1];
    int[] after = none.clone();
    after[axis + 1] = rate - 1;
    Tensor apart = kernel.reshape(shape.insert(axis + 1, 1));
    Tensor spread = Rearrange.pad(apart, none, after, 0).reshape(shape.with(axis, size * rate));
    return Rearrange.slice(spread, axis, 0, (size - 1) * rate + 1);
  }

  /** Whether none of these rates dilates. */
  static boolean areOnes(List<Integer> rates) {
    return rates.stream().allMatch(r -> r == 1);
  }

  /** The sums of two lists, element by element. */
  static List<Integer> sum(List<Integer> a, List<Integer> b) {
    Integer[] sum = new Integer[a.size()];
    Arrays.setAll(sum, i -> a.get(i) + b.get(i));
    return List.of(sum);
  }
}
