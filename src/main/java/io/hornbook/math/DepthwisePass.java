package io.hornbook.math;

import java.util.Arrays;

/**
 * A depthwise convolution in float. The cells under one tap of some windows are brought together
 * and multiplied with as many copies of the tap's kernel: HotSpot vectorises loops over whole
 * arrays, not over parts of one array.
 */
final class DepthwisePass {
  /** Elements of a buffer: three of them stay in the first-level cache. */
  private static final int BUFFER = 1 << 10;

  /** Fewer channels are copied faster one by one than by an array copy. */
  private static final int FEW = 16;

  private final Grid grid;
  private final int multiplier;
  private final int width;
  private final int windows;

  /** By tap: its kernel, once for each window. */
  private final float[][] kernels;

  private final int[] cells;
  private final float[] gathered;
  private final float[] sums;

  /** Of {@code kernel (taps, c, multiplier)}. */
  DepthwisePass(Grid grid, float[] kernel, int multiplier) {
    this.grid = grid;
    this.multiplier = multiplier;
    width = grid.channels * multiplier;
    windows = Math.max(1, Math.min(BUFFER / Math.max(1, width), grid.positions()));
    kernels = new float[grid.taps()][windows * width];
    for (int tap = 0; tap < kernels.length; tap++) {
      for (int w = 0; w < windows; w++) {
        System.arraycopy(kernel, tap * width, kernels[tap], w * width, width);
      }
    }
    cells = new int[windows * grid.taps()];
    gathered = new float[windows * width];
    sums = new float[windows * width];
  }

  /** {@code x (n, s1, ..., c) -> y (n, o1, ..., c multiplier)}. */
  void run(float[] x, float[] y) {
    for (int first = 0; first < grid.positions(); first += windows) {
      int some = Math.min(windows, grid.positions() - first);
      for (int w = 0; w < some; w++) {
        grid.cells(first + w, cells, w * kernels.length);
      }
      Arrays.fill(sums, 0);
      for (int tap = 0; tap < kernels.length; tap++) {
        gather(x, tap, some);
        addProducts(gathered, kernels[tap], sums);
      }
      System.arraycopy(sums, 0, y, first * width, some * width);
    }
  }

  /** What lies under a tap, zeros for padding, each channel as often as it has filters. */
  private void gather(float[] x, int tap, int some) {
    for (int w = 0; w < some; w++) {
      int cell = cells[w * kernels.length + tap];
      int to = w * width;
      if (cell < 0) {
        Arrays.fill(gathered, to, to + width, 0);
      } else if (multiplier == 1 && width >= FEW) {
        System.arraycopy(x, cell * width, gathered, to, width);
      } else {
        repeat(x, cell * grid.channels, to);
      }
    }
  }

  private void repeat(float[] x, int from, int to) {
    for (int c = 0, at = to; c < grid.channels; c++) {
      for (int end = at + multiplier; at < end; at++) {
        gathered[at] = x[from + c];
      }
    }
  }

  private static void addProducts(float[] x, float[] kernel, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += x[i] * kernel[i];
    }
  }
}
