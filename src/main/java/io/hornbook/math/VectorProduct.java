package io.hornbook.math;

/**
 * A product with B packed in panels of two vectors, zero-padded, so that a {@link VectorTile} of a
 * few rows and one panel keeps its sums in registers; a rest of up to one vector of columns is a
 * {@link VectorStrip}. However rows are grouped, each does the same operations in the same order:
 * they do not notice one another.
 */
final class VectorProduct implements Kernel.Product {
  private static final int WIDTH = VectorTile.WIDTH;
  private static final int STRIP = VectorStrip.WIDTH;
  private static final ThreadLocal<float[]> TILE =
      ThreadLocal.withInitial(() -> new float[6 * WIDTH]);

  private final int k;
  private final int n;

  /** How many panels of {@link #WIDTH} columns there are before the strip, if there is one. */
  private final int wide;

  /** Panel after panel, each k rows of its columns. */
  private final float[] panels;

  private VectorProduct(int k, int n, int wide, float[] panels) {
    this.k = k;
    this.n = n;
    this.wide = wide;
    this.panels = panels;
  }

  static VectorProduct pack(float[] b, int k, int n) {
    int rest = n % WIDTH;
    int wide = n / WIDTH + (rest > STRIP ? 1 : 0);
    int columns = Math.addExact(wide * WIDTH, 0 < rest && rest <= STRIP ? STRIP : 0);
    float[] panels = new float[Math.multiplyExact(columns, k)];
    for (int first = 0; first < n; first += WIDTH) {
      int width = first < wide * WIDTH ? WIDTH : STRIP;
      int count = Math.min(width, n - first);
      for (int i = 0; i < k; i++) {
        System.arraycopy(b, i * n + first, panels, first * k + i * width, count);
      }
    }
    return new VectorProduct(k, n, wide, panels);
  }

  /** Six rows at a time, then four, so that only an odd number leaves a single one. */
  @Override
  public void multiply(
      int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    float[] buffer = TILE.get();
    int sixes = rows % 6 % 4 < 2 ? rows / 6 : Math.max(0, rows / 6 - 1);
    int paired = sixes * 6 + (rows - sixes * 6) / 4 * 4;
    for (int p = 0; p < wide; p++) {
      int row = 0;
      for (; row < sixes * 6; row += 6) {
        tile(6, p, a, at + row * lda, lda, c, to + row * ldc, ldc, accumulate, buffer);
      }
      for (; row < paired; row += 4) {
        tile(4, p, a, at + row * lda, lda, c, to + row * ldc, ldc, accumulate, buffer);
      }
    }
    for (int row = paired; row < rows; row++) {
      single(a, at + row * lda, c, to + row * ldc, accumulate, buffer);
    }
    if (wide * WIDTH < n) {
      strip(rows, a, at, lda, c, to + wide * WIDTH, ldc, accumulate, buffer);
    }
  }

  /** A row alone runs along four panels at a time: one would leave the adders waiting. */
  private void single(float[] a, int at, float[] c, int to, boolean accumulate, float[] buffer) {
    int p = 0;
    for (; p + 4 <= wide && (p + 4) * WIDTH <= n; p += 4) {
      int from = p * k * WIDTH;
      int target = to + p * WIDTH;
      if (accumulate) {
        VectorTile.fourPanels(k, a, at, panels, from, buffer, 0);
        VectorTile.add(buffer, 1, 4 * WIDTH, c, target, 0);
      } else {
        VectorTile.fourPanels(k, a, at, panels, from, c, target);
      }
    }
    for (; p < wide; p++) {
      tile(1, p, a, at, 0, c, to, 0, accumulate, buffer);
    }
  }

  /** Some rows against panel p: straight to C, or by way of a buffer. */
  private void tile(
      int rows,
      int p,
      float[] a,
      int at,
      int lda,
      float[] c,
      int to,
      int ldc,
      boolean accumulate,
      float[] buffer) {
    int target = to + p * WIDTH;
    int width = n - p * WIDTH;
    if (width >= WIDTH && !accumulate) {
      tile(rows, p, a, at, lda, c, target, ldc);
      return;
    }
    tile(rows, p, a, at, lda, buffer, 0, WIDTH);
    if (width >= WIDTH) {
      VectorTile.add(buffer, rows, WIDTH, c, target, ldc);
    } else {
      put(buffer, rows, WIDTH, width, c, target, ldc, accumulate);
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

  /** All rows against the strip, whose first column goes to {@code to}. */
  private void strip(
      int rows,
      float[] a,
      int at,
      int lda,
      float[] c,
      int to,
      int ldc,
      boolean accumulate,
      float[] buffer) {
    int from = wide * k * WIDTH;
    int width = n - wide * WIDTH;
    for (int row = 0; row < rows; ) {
      int some = rows - row >= 12 ? 12 : rows - row >= 4 ? 4 : 1;
      int source = at + row * lda;
      switch (some) {
        case 12 -> VectorStrip.twelveRows(k, a, source, lda, panels, from, buffer);
        case 4 -> VectorStrip.fourRows(k, a, source, lda, panels, from, buffer);
        default -> VectorStrip.oneRow(k, a, source, panels, from, buffer);
      }
      put(buffer, some, STRIP, width, c, to + row * ldc, ldc, accumulate);
      row += some;
    }
  }

  /** The first {@code width} columns of a buffer of rows {@code ldb} apart. */
  private static void put(
      float[] buffer,
      int rows,
      int ldb,
      int width,
      float[] c,
      int to,
      int ldc,
      boolean accumulate) {
    for (int i = 0; i < rows; i++) {
      int target = to + i * ldc;
      for (int j = 0; j < width; j++) {
        float sum = buffer[i * ldb + j];
        c[target + j] = accumulate ? c[target + j] + sum : sum;
      }
    }
  }
}
