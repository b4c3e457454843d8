package io.hornbook.math;

import java.util.Arrays;

/**
 * A product with a row of the result as the sum of multiples of B's rows: {@code c += a[k] b[k]}.
 *
 * <p>Shaped for the loop vectoriser of HotSpot: it does not vectorise a loop over two places of one
 * array or over arrays at different offsets, since it cannot rule out that they overlap, nor a loop
 * with very many arrays. Hence one small array per row of B and one per row of the result, all from
 * index 0, and four rows of B at a time: the sums are loaded and stored a quarter as often.
 */
final class PlainProduct implements Kernel.Product {
  /** Columns of a block, rows of A and rows of B that stay in the first-level cache together. */
  private static final int WIDTH = 512;

  private static final int ROWS = 4;
  private static final int DEPTH = 8;

  private static final ThreadLocal<float[][]> SUMS =
      ThreadLocal.withInitial(() -> new float[ROWS][WIDTH]);

  /** By block of columns, then by row of B. */
  private final float[][][] blocks;

  private final int n;

  private PlainProduct(float[][][] blocks, int n) {
    this.blocks = blocks;
    this.n = n;
  }

  static PlainProduct pack(float[] b, int k, int n) {
    float[][][] blocks = new float[(n + WIDTH - 1) / WIDTH][k][];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * WIDTH;
      for (int row = 0; row < k; row++) {
        blocks[block][row] =
            Arrays.copyOfRange(b, row * n + first, row * n + Math.min(first + WIDTH, n));
      }
    }
    return new PlainProduct(blocks, n);
  }

  @Override
  public void multiply(
      int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
    float[][] sums = SUMS.get();
    for (int block = 0; block < blocks.length; block++) {
      int first = block * WIDTH;
      int width = Math.min(WIDTH, n - first);
      for (int row = 0; row < rows; row += ROWS) {
        int some = Math.min(ROWS, rows - row);
        sum(blocks[block], some, a, at + row * lda, lda, sums);
        for (int i = 0; i < some; i++) {
          put(sums[i], width, c, to + first + (row + i) * ldc, accumulate);
        }
      }
    }
  }

  private static void sum(float[][] b, int rows, float[] a, int at, int lda, float[][] sums) {
    for (int i = 0; i < rows; i++) {
      Arrays.fill(sums[i], 0, b.length == 0 ? WIDTH : b[0].length, 0);
    }
    for (int k = 0; k < b.length; k += DEPTH) {
      int depth = Math.min(DEPTH, b.length - k);
      for (int i = 0; i < rows; i++) {
        addMultiples(b, k, depth, a, at + i * lda + k, sums[i]);
      }
    }
  }

  /** {@code c += a[at + i] b[first + i]} for the first {@code count} i, one after the other. */
  static void addMultiples(float[][] b, int first, int count, float[] a, int at, float[] c) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      int row = first + i;
      int p = at + i;
      addFour(b[row], b[row + 1], b[row + 2], b[row + 3], a[p], a[p + 1], a[p + 2], a[p + 3], c);
    }
    for (; i < count; i++) {
      addOne(b[first + i], a[at + i], c);
    }
  }

  private static void addFour(
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a0,
      float a1,
      float a2,
      float a3,
      float[] c) {
    for (int j = 0; j < b0.length; j++) {
      c[j] = c[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void addOne(float[] b, float a, float[] c) {
    for (int j = 0; j < b.length; j++) {
      c[j] += a * b[j];
    }
  }

  private static void put(float[] sum, int width, float[] c, int to, boolean accumulate) {
    if (accumulate) {
      for (int j = 0; j < width; j++) {
        c[to + j] += sum[j];
      }
    } else {
      System.arraycopy(sum, 0, c, to, width);
    }
  }
}
