package io.hornbook.math;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * Kernels of convolutions with filters of their own at each position p, brought to one form: {@code
 * (p, taps channels, filters)}, zeros where a tap lies outside. Sources: Keras 2.15, {@code
 * keras/src/layers/locally_connected/locally_connected_utils.py}, {@code conv_utils.py}, {@code
 * conv_kernel_idxs}.
 */
public final class LocalFilters {
  private LocalFilters() {}

  /**
   * Of {@code implementation=2}, a kernel from every input element to every output element: {@code
   * (cells, channels, p, filters)}, or channels first {@code (channels, cells, filters, p)}.
   *
   * @param in the input's shape {@code (n, s1, ..., c)}
   */
  public static Tensor ofWhole(
      Tensor kernel, Shape in, Geometry geometry, int filters, boolean first) {
    return unroll(kernel, in, geometry, filters, first, false);
  }

  /**
   * Of {@code implementation=3}, the elements alone that a kernel has, by output and then by input
   * element, both counted as they lie in memory.
   *
   * @param in the input's shape {@code (n, s1, ..., c)}
   */
  public static Tensor ofSparse(
      Tensor kernel, Shape in, Geometry geometry, int filters, boolean first) {
    return unroll(kernel, in, geometry, filters, first, true);
  }

  /** How many pairs of a position and a tap lie inside {@code in (n, s1, ..., c)}. */
  public static long connections(Shape in, Geometry geometry) {
    long all = 1;
    for (int i = 0; i < geometry.windows().size(); i++) {
      Window window = geometry.windows().get(i);
      int length = in.dim(i + 1);
      long some = 0;
      for (int o = 0; o < window.output(length); o++) {
        int start = o * window.stride() - window.before(length);
        some += Math.min(length, start + window.size()) - Math.max(0, start);
      }
      all = Math.multiplyExact(all, some);
    }
    return all;
  }

  private static Tensor unroll(
      Tensor kernel, Shape in, Geometry geometry, int filters, boolean first, boolean sparse) {
    Shape one = in.with(0, 1);
    Grid grid = Grid.over(one, geometry.output(one, filters), geometry);
    int places = grid.positions();
    int cells = Math.toIntExact(in.product(1, in.rank() - 1));
    int[] taps = new int[grid.taps()];
    Shape shape = Shape.of(places, taps.length * grid.channels, filters);
    double[] unrolled = new double[shape.intSize()];
    int next = 0;
    for (int i = 0; i < places * filters; i++) {
      int p = first ? i % places : i / filters;
      int f = first ? i / places : i % filters;
      grid.cells(p, taps);
      for (int j = 0; j < taps.length * grid.channels; j++) {
        int tap = first ? j % taps.length : j / grid.channels;
        int c = first ? j / taps.length : j % grid.channels;
        if (taps[tap] >= 0) {
          int dense =
              first
                  ? ((c * cells + taps[tap]) * filters + f) * places + p
                  : ((taps[tap] * grid.channels + c) * places + p) * filters + f;
          unrolled[((p * taps.length + tap) * grid.channels + c) * filters + f] =
              kernel.doubleAt(sparse ? next++ : dense);
        }
      }
    }
    return Tensor.of(shape, unrolled).as(kernel.dtype());
  }
}
