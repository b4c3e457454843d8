package io.hornbook.math;

/**
 * A yardstick: the tiles of the Vector API's kernel with nothing around them. It multiplies whole
 * panels only, so that columns beyond n are written, too.
 */
final class BareTiles implements Kernel.Product {
  private static final int WIDTH = VectorTile.WIDTH;
  private final int k;
  private final int panels;
  private final float[] b;

  private BareTiles(int k, int panels, float[] b) {
    this.k = k;
    this.panels = panels;
    this.b = b;
  }

  static BareTiles pack(float[] b, int k, int n) {
    int panels = (n + WIDTH - 1) / WIDTH;
    float[] packed = new float[panels * k * WIDTH];
    for (int i = 0; i < k * n; i++) {
      int column = i % n;
      packed[(column / WIDTH * k + i / n) * WIDTH + column % WIDTH] = b[i];
    }
    return new BareTiles(k, panels, packed);
  }

  int columns() {
    return panels * WIDTH;
  }

  @Override
  public void multiply(
      int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    for (int p = 0; p < panels; p++) {
      int from = p * k * WIDTH;
      int target = to + p * WIDTH;
      int row = 0;
      for (; row + 6 <= rows; row += 6) {
        VectorTile.sixRows(k, a, at + row * lda, lda, b, from, c, target + row * ldc, ldc);
      }
      for (; row < rows; row++) {
        VectorTile.oneRow(k, a, at + row * lda, b, from, c, target + row * ldc);
      }
    }
  }
}
