package io.hornbook.math;

/** Convolution in double as its definition reads: the specification of the float form. */
final class PlainConvolution {
  private PlainConvolution() {}

  /**
   * {@code y[position, f] = sum over taps t, channels c of f's group: x[cell(position, t), c]
   * kernel[t, c, f]}.
   */
  static void convolve(Grid grid, double[] x, double[] kernel, int groups, double[] y) {
    int each = grid.channels / groups;
    int filters = kernel.length / (grid.taps() * each);
    int[] cells = new int[grid.taps()];
    for (int position = 0; position < grid.positions(); position++) {
      grid.cells(position, cells);
      for (int f = 0; f < filters; f++) {
        int group = f / (filters / groups);
        double sum = 0;
        for (int tap = 0; tap < cells.length; tap++) {
          for (int c = 0; c < each && cells[tap] >= 0; c++) {
            sum +=
                x[cells[tap] * grid.channels + group * each + c]
                    * kernel[(tap * each + c) * filters + f];
          }
        }
        y[position * filters + f] = sum;
      }
    }
  }

  /**
   * {@code y[cell(position, t), f] += x[position, c] kernel[t, f, c]} for all positions, taps and
   * channels: what a convolution gathers, its transpose scatters.
   */
  static void transpose(Grid grid, double[] x, int channels, double[] kernel, double[] y) {
    int[] cells = new int[grid.taps()];
    for (int position = 0; position < grid.positions(); position++) {
      grid.cells(position, cells);
      for (int tap = 0; tap < cells.length; tap++) {
        for (int f = 0; f < grid.channels && cells[tap] >= 0; f++) {
          for (int c = 0; c < channels; c++) {
            y[cells[tap] * grid.channels + f] +=
                x[position * channels + c] * kernel[(tap * grid.channels + f) * channels + c];
          }
        }
      }
    }
  }
}
