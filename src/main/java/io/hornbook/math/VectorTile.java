package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops: a few rows of A, {@code lda} apart, times a panel of B, with all sums in
 * registers. Each method is small enough for the JIT compiler to inline the vector operations
 * whole. {@code add} adds the sums to what C holds.
 */
final class VectorTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Columns of a panel. */
  static final int WIDTH = 2 * LANES;

  private VectorTile() {}

  /** Twelve sums, which sixteen registers just hold. */
  static void sixRows(
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

  /** Eight sums, which is what keeps two multiply-adders of latency four busy. */
  static void fourRows(
      int depth, float[] a, int at, int lda, float[] b, int from, float[] c, int to, int ldc) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    int a1 = at + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
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
    }
    store(c00, c01, c, to);
    store(c10, c11, c, to + ldc);
    store(c20, c21, c, to + 2 * ldc);
    store(c30, c31, c, to + 3 * ldc);
  }

  static void oneRow(int depth, float[] a, int at, float[] b, int from, float[] c, int to) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[at + k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, j), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, j + LANES), c1);
    }
    store(c0, c1, c, to);
  }

  /** One row against four panels that lie one behind the other. */
  static void fourPanels(int depth, float[] a, int at, float[] b, int from, float[] c, int to) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    int panel = depth * WIDTH;
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[at + k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, j), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, j + LANES), c1);
      c2 = x.fma(FloatVector.fromArray(SPECIES, b, j + panel), c2);
      c3 = x.fma(FloatVector.fromArray(SPECIES, b, j + panel + LANES), c3);
      c4 = x.fma(FloatVector.fromArray(SPECIES, b, j + 2 * panel), c4);
      c5 = x.fma(FloatVector.fromArray(SPECIES, b, j + 2 * panel + LANES), c5);
      c6 = x.fma(FloatVector.fromArray(SPECIES, b, j + 3 * panel), c6);
      c7 = x.fma(FloatVector.fromArray(SPECIES, b, j + 3 * panel + LANES), c7);
    }
    store(c0, c1, c, to);
    store(c2, c3, c, to + WIDTH);
    store(c4, c5, c, to + 2 * WIDTH);
    store(c6, c7, c, to + 3 * WIDTH);
  }

  private static void store(FloatVector left, FloatVector right, float[] c, int to) {
    left.intoArray(c, to);
    right.intoArray(c, to + LANES);
  }

  /** Adds a tile of whole vectors to C. */
  static void add(float[] tile, int rows, int width, float[] c, int to, int ldc) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, tile, i * width + j);
        FloatVector.fromArray(SPECIES, c, to + i * ldc + j).add(sum).intoArray(c, to + i * ldc + j);
      }
    }
  }
}
