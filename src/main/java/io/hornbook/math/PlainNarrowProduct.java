package io.hornbook.math;

import java.util.Arrays;

/**
 * A product of few columns, too short for loops along them: many rows of A are transposed, and a
 * column of the result is the sum of multiples of A's columns. Each sum has its products in the
 * same order as in {@link PlainProduct}, which does the rows that are too few: they do not notice.
 */
final class PlainNarrowProduct implements Kernel.Product {
  /** Fewer columns than this are narrow. */
  static final int WIDTH = 64;

  private static final int ROWS = 256;
  private static final int FEWEST_ROWS = 32;
  private static final int DEPTH = 256;

  /** Columns of A, some rows of them, and columns of the result. */
  private static final class Buffers {
    final float[][] a = new float[DEPTH][ROWS];
    final float[][] c = new float[WIDTH][ROWS];
  }

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private final float[][] columns;
  private final int k;
  private final PlainProduct byRows;

  private PlainNarrowProduct(float[][] columns, int k, PlainProduct byRows) {
    this.columns = columns;
    this.k = k;
    this.byRows = byRows;
  }

  static PlainNarrowProduct pack(float[] b, int k, int n, PlainProduct byRows) {
    float[][] columns = new float[n][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < n; j++) {
        columns[j][i] = b[i * n + j];
      }
    }
    return new PlainNarrowProduct(columns, k, byRows);
  }

  @Override
  public void multiply(
      int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    int row = 0;
    for (; row + FEWEST_ROWS <= rows; row += Math.min(ROWS, rows - row)) {
      int some = Math.min(ROWS, rows - row);
      Buffers buffers = BUFFERS.get();
      sum(some, a, at + row * lda, lda, buffers);
      put(buffers.c, some, c, to + row * ldc, ldc, accumulate);
    }
    if (row < rows) {
      byRows.multiply(rows - row, a, at + row * lda, lda, c, to + row * ldc, ldc, accumulate);
    }
  }

  /** What stands in the buffers beyond {@code rows} is summed too, and never read. */
  private void sum(int rows, float[] a, int at, int lda, Buffers buffers) {
    for (int j = 0; j < columns.length; j++) {
      Arrays.fill(buffers.c[j], 0);
    }
    for (int first = 0; first < k; first += DEPTH) {
      int depth = Math.min(DEPTH, k - first);
      transpose(rows, depth, a, at + first, lda, buffers.a);
      for (int j = 0; j < columns.length; j++) {
        PlainProduct.addMultiples(buffers.a, 0, depth, columns[j], first, buffers.c[j]);
      }
    }
  }

  private static void transpose(
      int rows, int columns, float[] a, int at, int lda, float[][] transposed) {
    int k = 0;
    for (; k + 4 <= columns; k += 4) {
      float[][] t = transposed;
      fourColumns(rows, a, at + k, lda, t[k], t[k + 1], t[k + 2], t[k + 3]);
    }
    for (; k < columns; k++) {
      for (int i = 0; i < rows; i++) {
        transposed[k][i] = a[at + i * lda + k];
      }
    }
  }

  private static void fourColumns(
      int rows, float[] a, int at, int lda, float[] t0, float[] t1, float[] t2, float[] t3) {
    for (int i = 0, from = at; i < rows; i++, from += lda) {
      t0[i] = a[from];
      t1[i] = a[from + 1];
      t2[i] = a[from + 2];
      t3[i] = a[from + 3];
    }
  }

  private void put(float[][] sums, int rows, float[] c, int to, int ldc, boolean accumulate) {
    for (int i = 0; i < rows; i++) {
      int target = to + i * ldc;
      for (int j = 0; j < columns.length; j++) {
        float sum = sums[j][i];
        c[target + j] = accumulate ? c[target + j] + sum : sum;
      }
    }
  }
}
