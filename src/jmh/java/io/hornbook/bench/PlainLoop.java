package io.hornbook.bench;

/**
 * Layers that move more memory than they compute, written down from their definitions for images
 * {@code (n, rows, cols, c)}, into fresh memory as a layer does: what {@code loop}, which touches
 * none, says nothing about.
 */
final class PlainLoop {
  private PlainLoop() {}

  /** {@code y = x scale[c] + offset[c]}. */
  static float[] normalize(float[] x, float[] scale, float[] offset) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i % scale.length;
      y[i] = x[i] * scale[c] + offset[c];
    }
    return y;
  }

  /** {@code y = max(x, 0) + alpha min(x, 0)} with an alpha for each place of a sample. */
  static float[] rectify(float[] x, float[] alpha) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(x[i], 0) + alpha[i % alpha.length] * Math.min(x[i], 0);
    }
    return y;
  }

  /** One behind the other on the last axis, of length {@code c} in both. */
  static float[] concatenate(float[] a, float[] b, int c) {
    float[] y = new float[a.length + b.length];
    for (int from = 0, to = 0; from < a.length; from += c, to += 2 * c) {
      for (int i = 0; i < c; i++) {
        y[to + i] = a[from + i];
        y[to + c + i] = b[from + i];
      }
    }
    return y;
  }

  /** {@code (n, rows, cols, c) -> (n, c, rows, cols)}. */
  static float[] channelsFirst(float[] x, int n, int rows, int cols, int c) {
    float[] y = new float[x.length];
    int to = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < c; k++) {
        for (int row = 0; row < rows; row++) {
          for (int col = 0; col < cols; col++) {
            y[to++] = x[((i * rows + row) * cols + col) * c + k];
          }
        }
      }
    }
    return y;
  }

  /** Each pixel to a square of two by two. */
  static float[] doubled(float[] x, int n, int rows, int cols, int c) {
    float[] y = new float[4 * x.length];
    int to = 0;
    for (int line = 0; line < n * rows * 2; line++) {
      for (int col = 0; col < cols * 2; col++) {
        int from = (line / 2 * cols + col / 2) * c;
        for (int k = 0; k < c; k++) {
          y[to++] = x[from + k];
        }
      }
    }
    return y;
  }

  /** Without the border of one pixel. */
  static float[] cropped(float[] x, int n, int rows, int cols, int c) {
    float[] y = new float[n * (rows - 2) * (cols - 2) * c];
    int to = 0;
    for (int i = 0; i < n; i++) {
      for (int row = 1; row < rows - 1; row++) {
        for (int col = 1; col < cols - 1; col++) {
          for (int k = 0; k < c; k++) {
            y[to++] = x[((i * rows + row) * cols + col) * c + k];
          }
        }
      }
    }
    return y;
  }
}
