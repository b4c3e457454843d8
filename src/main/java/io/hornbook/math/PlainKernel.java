package io.hornbook.math;

/**
 * Plain Java, shaped for the loop vectoriser of HotSpot: it does not vectorise a loop over two
 * places of one array or over arrays at different offsets, since it cannot rule out that they
 * overlap. Hence one small array per row of B and one per row of the result, all from index 0.
 */
final class PlainKernel implements Kernel {
  /** Columns a block has: four rows of the result and four of B stay in the first-level cache. */
  private static final int WIDTH = 512;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Product pack(float[] b, int k, int n) {
    float[][][] blocks = new float[(n + WIDTH - 1) / WIDTH][k][];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * WIDTH;
      int width = Math.min(WIDTH, n - first);
      for (int row = 0; row < k; row++) {
        blocks[block][row] = new float[width];
        System.arraycopy(b, row * n + first, blocks[block][row], 0, width);
      }
    }
    return new Blocks(blocks);
  }

  @Override
  public void sigmoid(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = (float) FastMath.INSTANCE.sigmoid(x[i]);
    }
  }

  @Override
  public void tanh(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = (float) FastMath.INSTANCE.tanh(x[i]);
    }
  }

  private static final class Blocks implements Product {
    private static final ThreadLocal<float[][]> SUMS =
        ThreadLocal.withInitial(() -> new float[4][WIDTH]);

    /** By block of columns, then by row of B. */
    private final float[][][] blocks;

    Blocks(float[][][] blocks) {
      this.blocks = blocks;
    }

    @Override
    public void multiply(
        int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate) {
      float[][] sums = SUMS.get();
      int first = to;
      for (float[][] block : blocks) {
        int width = block.length == 0 ? 0 : block[0].length;
        for (int row = 0; row < rows; row += 4) {
          int some = Math.min(4, rows - row);
          for (int i = 0; i < some; i++) {
            java.util.Arrays.fill(sums[i], 0, width, 0);
          }
          if (some == 4) {
            fourRows(block, a, at + row * lda, lda, sums[0], sums[1], sums[2], sums[3]);
          } else {
            for (int i = 0; i < some; i++) {
              oneRow(block, a, at + (row + i) * lda, sums[i]);
            }
          }
          for (int i = 0; i < some; i++) {
            put(sums[i], width, c, first + (row + i) * ldc, accumulate);
          }
        }
        first += width;
      }
    }

    private static void fourRows(
        float[][] b, float[] a, int at, int lda, float[] c0, float[] c1, float[] c2, float[] c3) {
      for (int k = 0; k < b.length; k++, at++) {
        axpy4(b[k], a[at], a[at + lda], a[at + 2 * lda], a[at + 3 * lda], c0, c1, c2, c3);
      }
    }

    private static void axpy4(
        float[] b,
        float a0,
        float a1,
        float a2,
        float a3,
        float[] c0,
        float[] c1,
        float[] c2,
        float[] c3) {
      for (int j = 0; j < b.length; j++) {
        float x = b[j];
        c0[j] += a0 * x;
        c1[j] += a1 * x;
        c2[j] += a2 * x;
        c3[j] += a3 * x;
      }
    }

    private static void oneRow(float[][] b, float[] a, int at, float[] c) {
      for (int k = 0; k < b.length; k++) {
        axpy(b[k], a[at + k], c);
      }
    }

    private static void axpy(float[] b, float a, float[] c) {
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
}
