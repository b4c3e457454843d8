package io.hornbook.math;

import io.hornbook.tensor.Shape;

/**
 * A window's taps over {@code (n, s1, ..., c)}, with 1 to 3 spatial axes brought to three: leading
 * axes of length 1 are put before. Positions count in cells, that is in elements over channels.
 */
final class Grid {
  final int batch;
  final int channels;
  final int[] in = {1, 1, 1};
  final int[] out = {1, 1, 1};
  final int[] size = {1, 1, 1};
  final int[] stride = {1, 1, 1};
  final int[] dilation = {1, 1, 1};
  final int[] before = {0, 0, 0};

  /** Slides over {@code in} to yield {@code out}. */
  static Grid over(Shape in, Shape out, Geometry geometry) {
    Grid grid = new Grid(in, out, geometry);
    int first = 3 - geometry.windows().size();
    for (int i = first; i < 3; i++) {
      grid.before[i] = geometry.windows().get(i - first).before(grid.in[i]);
    }
    return grid;
  }

  /** The grid of the convolution from {@code in} to {@code out} whose transpose is wanted. */
  static Grid transposed(Shape in, Shape out, Geometry geometry) {
    Grid grid = new Grid(in, out, geometry);
    int first = 3 - geometry.windows().size();
    for (int i = first; i < 3; i++) {
      grid.before[i] = geometry.windows().get(i - first).cropped(grid.out[i], grid.in[i]);
    }
    return grid;
  }

  private Grid(Shape in, Shape out, Geometry geometry) {
    batch = in.dim(0);
    channels = in.dim(-1);
    int first = 3 - geometry.windows().size();
    for (int i = first; i < 3; i++) {
      Window window = geometry.windows().get(i - first);
      this.in[i] = in.dim(i - first + 1);
      this.out[i] = out.dim(i - first + 1);
      size[i] = window.size();
      stride[i] = window.stride();
      dilation[i] = window.dilation();
    }
  }

  int taps() {
    return size[0] * size[1] * size[2];
  }

  /** Windows of the whole batch. */
  int positions() {
    return Math.multiplyExact(batch, out[0] * out[1] * out[2]);
  }

  /** The cell of the input under each tap of window {@code position}, or -1 where padding is. */
  void cells(int position, int[] cells) {
    cells(position, cells, 0);
  }

  /** The same, written to {@code cells} from {@code to} on. */
  void cells(int position, int[] cells, int to) {
    int x = position % out[2];
    int y = position / out[2] % out[1];
    int z = position / (out[2] * out[1]) % out[0];
    int n = position / (out[2] * out[1] * out[0]);
    int tap = to;
    for (int i = 0; i < size[0]; i++) {
      int a = z * stride[0] - before[0] + i * dilation[0];
      boolean insideA = a >= 0 && a < in[0];
      for (int j = 0; j < size[1]; j++) {
        int b = y * stride[1] - before[1] + j * dilation[1];
        boolean insideB = insideA && b >= 0 && b < in[1];
        int row = ((n * in[0] + a) * in[1] + b) * in[2];
        for (int k = 0; k < size[2]; k++) {
          int c = x * stride[2] - before[2] + k * dilation[2];
          cells[tap++] = insideB && c >= 0 && c < in[2] ? row + c : -1;
        }
      }
    }
  }
}
