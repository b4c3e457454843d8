package io.hornbook.math;

import java.util.Arrays;

/**
 * A convolution in float over one grid, with the buffer that its patches are gathered in: to be run
 * many times, as a recurrent layer does at each step.
 */
final class ConvolutionPass {
  /** Elements that the buffer of patches has: a second-level cache holds them. */
  private static final int BUFFER = 1 << 16;

  /** Fewer channels are copied faster one by one than by an array copy. */
  private static final int FEW = 16;

  private final Grid grid;
  private final Filters filters;
  private final int each;
  private final int width;
  private final int rows;
  private final float[] patches;

  /** Of each row of the buffer, the cell under each tap. */
  private final int[] cells;

  ConvolutionPass(Grid grid, Filters filters) {
    this.grid = grid;
    this.filters = filters;
    each = grid.channels / filters.groups().size();
    width = Math.max(1, grid.taps() * each);
    rows = Math.max(12, BUFFER / width);
    patches = new float[Math.multiplyExact(Math.min(rows, grid.positions()), width)];
    cells = new int[patches.length / width * grid.taps()];
  }

  /**
   * {@code y = x * kernel}, or {@code y += x * kernel} if {@code accumulate}; x starts at {@code
   * from}, y at {@code to}.
   */
  void run(float[] x, int from, float[] y, int to, boolean accumulate) {
    for (int first = 0; first < grid.positions(); first += rows) {
      int some = Math.min(rows, grid.positions() - first);
      for (int row = 0; row < some; row++) {
        grid.cells(first + row, cells, row * grid.taps());
      }
      for (int g = 0; g < filters.groups().size(); g++) {
        for (int row = 0; row < some; row++) {
          gather(x, from + g * each, row);
        }
        Linear.Packed packed = filters.groups().get(g);
        int at = to + first * filters.output() + g * packed.n();
        Linear.multiply(some, patches, 0, width, packed, y, at, filters.output(), accumulate);
      }
    }
  }

  /** One patch: a group's channels of each cell, zeros for padding. */
  private void gather(float[] x, int from, int row) {
    int at = row * width;
    for (int tap = 0; tap < grid.taps(); tap++) {
      int cell = cells[row * grid.taps() + tap];
      if (cell < 0) {
        Arrays.fill(patches, at, at + each, 0);
      } else if (each < FEW) {
        for (int c = 0; c < each; c++) {
          patches[at + c] = x[from + cell * grid.channels + c];
        }
      } else {
        System.arraycopy(x, from + cell * grid.channels, patches, at, each);
      }
      at += each;
    }
  }
}
