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
  private final int groups;
  private final int width;
  private final int rows;

  /** Of each group some rows, a window each. */
  private final float[] patches;

  /** The cell under each tap. */
  private final int[] cells;

  ConvolutionPass(Grid grid, Filters filters) {
    this.grid = grid;
    this.filters = filters;
    groups = filters.groups().size();
    each = grid.channels / groups;
    width = Math.max(1, grid.taps() * each);
    rows = Math.min(Math.max(12, BUFFER / (width * groups)), grid.positions());
    patches = new float[Math.multiplyExact(rows, width * groups)];
    cells = new int[grid.taps()];
  }

  /**
   * {@code y = x * kernel}, or {@code y += x * kernel} if {@code accumulate}; x starts at {@code
   * from}, y at {@code to}.
   */
  void run(float[] x, int from, float[] y, int to, boolean accumulate) {
    for (int first = 0; first < grid.positions(); first += rows) {
      int some = Math.min(rows, grid.positions() - first);
      for (int row = 0; row < some; row++) {
        grid.cells(first + row, cells);
        gather(x, from, row);
      }
      for (int g = 0; g < groups; g++) {
        Linear.Packed packed = filters.groups().get(g);
        int patch = g * rows * width;
        int at = to + first * filters.output() + g * packed.n();
        Linear.multiply(some, patches, patch, width, packed, y, at, filters.output(), accumulate);
      }
    }
  }

  /** A patch of each group: its channels of each cell, zeros for padding. */
  private void gather(float[] x, int from, int row) {
    for (int tap = 0; tap < cells.length; tap++) {
      int cell = cells[tap];
      int source = from + cell * grid.channels;
      int target = row * width + tap * each;
      for (int g = 0; g < groups; g++) {
        if (cell < 0) {
          Arrays.fill(patches, target, target + each, 0);
        } else if (each < FEW) {
          copy(x, source, target);
        } else {
          System.arraycopy(x, source, patches, target, each);
        }
        source += each;
        target += rows * width;
      }
    }
  }

  /** Few channels, four at a time: a loop over them would take longer to enter than to run. */
  private void copy(float[] x, int from, int to) {
    int c = 0;
    for (; c + 4 <= each; c += 4) {
      patches[to + c] = x[from + c];
      patches[to + c + 1] = x[from + c + 1];
      patches[to + c + 2] = x[from + c + 2];
      patches[to + c + 3] = x[from + c + 3];
    }
    for (; c < each; c++) {
      patches[to + c] = x[from + c];
    }
  }
}
