package io.hornbook.math;

/**
 * A product with B packed in panels of two vectors, zero-padded, so that a {@link VectorTile} of a
 * few rows and one panel keeps its sums in registers. However rows are grouped, each does the same
 * operations in the same order: they do not notice one another.
 */
final class VectorProduct implements Kernel.Product {
  private static final int WIDTH = VectorTile.WIDTH;
  private static final ThreadLocal<float[]> TILE =
      ThreadLocal.withInitial(() -> new float[6 * WIDTH]);

  private final int k;
  private final int n;

  /** Panel after panel, each k rows of {@link #WIDTH} columns. */
  private final float[] panels;

  private VectorProduct(int k, int n, float[] panels) {
    this.k = k;
    this.n = n;
    this.panels = panels;
  }

  static VectorProduct pack(float[] b, int k, int n) {
    int count = (n + WIDTH - 1) / WIDTH;
    float[] panels = new float[Math.multiplyExact(Math.multiplyExact(count, k), WIDTH)];
    for (int p = 0; p < count; p++) {
      int width = Math.min(WIDTH, n - p * WIDTH);
      for (int i = 0; i < k; i++) {
        System.arraycopy(b, i * n + p * WIDTH, panels, (p * k + i) * WIDTH, width);
      }
    }
    return new VectorProduct(k, n, panels);
  }

  /** Six rows at a time, then four, so that only an odd number leaves a single one. */
  @Override
  public void multiply(
      int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    int sixes = rows % 6 % 4 < 2 ? rows / 6 : Math.max(0, rows / 6 - 1);
    int paired = sixes * 6 + (rows - sixes * 6) / 4 * 4;
    for (int p = 0; p * WIDTH < n; p++) {
      int row = 0;
      for (; row < sixes * 6; row += 6) {
        tile(6, p, a, at + row * lda, lda, c, to + row * ldc, ldc, accumulate);
      }
      for (; row < paired; row += 4) {
        tile(4, p, a, at + row * lda, lda, c, to + row * ldc, ldc, accumulate);
      }
    }
    for (int row = paired; row < rows; row++) {
      single(a, at + row * lda, c, to + row * ldc, accumulate);
    }
  }

  /** A row alone runs along four panels at a time: one would leave the adders waiting. */
  private void single(float[] a, int at, float[] c, int to, boolean accumulate) {
    int p = 0;
    for (; (p + 4) * WIDTH <= n; p += 4) {
      int from = p * k * WIDTH;
      int target = to + p * WIDTH;
      if (accumulate) {
        float[] tile = TILE.get();
        VectorTile.fourPanels(k, a, at, panels, from, tile, 0);
        VectorTile.add(tile, 1, 4 * WIDTH, c, target, 0);
      } else {
        VectorTile.fourPanels(k, a, at, panels, from, c, target);
      }
    }
    for (; p * WIDTH < n; p++) {
      tile(1, p, a, at, 0, c, to, 0, accumulate);
    }
  }

  /** Some rows against panel p: straight to C, or by way of a buffer. */
  private void tile(
      int rows, int p, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    int target = to + p * WIDTH;
    int width = n - p * WIDTH;
    if (width >= WIDTH && !accumulate) {
      tile(rows, p, a, at, lda, c, target, ldc);
      return;
    }
    float[] buffer = TILE.get();
    tile(rows, p, a, at, lda, buffer, 0, WIDTH);
    if (width >= WIDTH) {
      VectorTile.add(buffer, rows, WIDTH, c, target, ldc);
      return;
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        float sum = buffer[i * WIDTH + j];
        c[target + i * ldc + j] = accumulate ? c[target + i * ldc + j] + sum : sum;
      }
    }
  }

  private void tile(int rows, int p, float[] a, int at, int lda, float[] c, int to, int ldc) {
    int from = p * k * WIDTH;
    switch (rows) {
      case 6 -> VectorTile.sixRows(k, a, at, lda, panels, from, c, to, ldc);
      case 4 -> VectorTile.fourRows(k, a, at, lda, panels, from, c, to, ldc);
      default -> VectorTile.oneRow(k, a, at, panels, from, c, to);
    }
  }
}
