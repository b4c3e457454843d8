package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A product with B packed in panels of two vectors, zero-padded: six rows of A against one panel
 * keep twelve accumulators in registers while k runs innermost. A tail row does the same operations
 * in the same order, so rows do not notice one another.
 */
final class VectorProduct implements Kernel.Product {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = 2 * LANES;
  private static final int ROWS = 6;
  private static final ThreadLocal<float[]> TILE =
      ThreadLocal.withInitial(() -> new float[ROWS * WIDTH]);

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

  @Override
  public void multiply(
      int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    for (int p = 0, left = n; left > 0; p++, left -= WIDTH) {
      int panel = p * k * WIDTH;
      int first = to + p * WIDTH;
      boolean direct = left >= WIDTH && !accumulate;
      for (int row = 0; row < rows; ) {
        int some = rows - row >= ROWS ? ROWS : 1;
        int from = at + row * lda;
        int target = first + row * ldc;
        float[] tile = direct ? c : TILE.get();
        int tileTo = direct ? target : 0;
        int tileLd = direct ? ldc : WIDTH;
        if (some == ROWS) {
          sixRows(k, a, from, lda, panels, panel, tile, tileTo, tileLd);
        } else {
          oneRow(k, a, from, panels, panel, tile, tileTo);
        }
        if (!direct) {
          put(tile, some, Math.min(left, WIDTH), c, target, ldc, accumulate);
        }
        row += some;
      }
    }
  }

  private static void put(
      float[] tile, int rows, int width, float[] c, int to, int ldc, boolean accumulate) {
    for (int i = 0; i < rows; i++) {
      if (accumulate) {
        for (int j = 0; j < width; j++) {
          c[to + i * ldc + j] += tile[i * WIDTH + j];
        }
      } else {
        System.arraycopy(tile, i * WIDTH, c, to + i * ldc, width);
      }
    }
  }

  private static void sixRows(
      int depth, float[] a, int at, int lda, float[] b, int from, float[] c, int to, int ldc) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c50 = c00;
    FloatVector c51 = c00;
    int a1 = at + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    int a4 = a3 + lda;
    int a5 = a4 + lda;
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, j);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, j + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[at + k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + k]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + k]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + k]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[a4 + k]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[a5 + k]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
    }
    store(c00, c01, c, to);
    store(c10, c11, c, to + ldc);
    store(c20, c21, c, to + 2 * ldc);
    store(c30, c31, c, to + 3 * ldc);
    store(c40, c41, c, to + 4 * ldc);
    store(c50, c51, c, to + 5 * ldc);
  }

  private static void oneRow(int depth, float[] a, int at, float[] b, int from, float[] c, int to) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[at + k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, j), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, j + LANES), c1);
    }
    store(c0, c1, c, to);
  }

  private static void store(FloatVector left, FloatVector right, float[] c, int to) {
    left.intoArray(c, to);
    right.intoArray(c, to + LANES);
  }
}
