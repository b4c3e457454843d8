package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops for a panel of one vector: rows of A, {@code lda} apart, to rows of {@link
 * #WIDTH} in C, one behind the other from its start on.
 */
final class VectorStrip {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Columns. */
  static final int WIDTH = SPECIES.length();

  private VectorStrip() {}

  /** Twelve sums, as many as a {@link VectorTile} has. */
  static void twelveRows(int depth, float[] a, int at, int lda, float[] b, int from, float[] c) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    FloatVector c8 = c0;
    FloatVector c9 = c0;
    FloatVector c10 = c0;
    FloatVector c11 = c0;
    int a1 = at + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    int a4 = a3 + lda;
    int a5 = a4 + lda;
    int a6 = a5 + lda;
    int a7 = a6 + lda;
    int a8 = a7 + lda;
    int a9 = a8 + lda;
    int a10 = a9 + lda;
    int a11 = a10 + lda;
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, b, j);
      c0 = FloatVector.broadcast(SPECIES, a[at + k]).fma(v, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + k]).fma(v, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + k]).fma(v, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + k]).fma(v, c3);
      c4 = FloatVector.broadcast(SPECIES, a[a4 + k]).fma(v, c4);
      c5 = FloatVector.broadcast(SPECIES, a[a5 + k]).fma(v, c5);
      c6 = FloatVector.broadcast(SPECIES, a[a6 + k]).fma(v, c6);
      c7 = FloatVector.broadcast(SPECIES, a[a7 + k]).fma(v, c7);
      c8 = FloatVector.broadcast(SPECIES, a[a8 + k]).fma(v, c8);
      c9 = FloatVector.broadcast(SPECIES, a[a9 + k]).fma(v, c9);
      c10 = FloatVector.broadcast(SPECIES, a[a10 + k]).fma(v, c10);
      c11 = FloatVector.broadcast(SPECIES, a[a11 + k]).fma(v, c11);
    }
    c0.intoArray(c, 0);
    c1.intoArray(c, WIDTH);
    c2.intoArray(c, 2 * WIDTH);
    c3.intoArray(c, 3 * WIDTH);
    c4.intoArray(c, 4 * WIDTH);
    c5.intoArray(c, 5 * WIDTH);
    c6.intoArray(c, 6 * WIDTH);
    c7.intoArray(c, 7 * WIDTH);
    c8.intoArray(c, 8 * WIDTH);
    c9.intoArray(c, 9 * WIDTH);
    c10.intoArray(c, 10 * WIDTH);
    c11.intoArray(c, 11 * WIDTH);
  }

  /** For what twelve leave over. */
  static void fourRows(int depth, float[] a, int at, int lda, float[] b, int from, float[] c) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    int a1 = at + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, b, j);
      c0 = FloatVector.broadcast(SPECIES, a[at + k]).fma(v, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + k]).fma(v, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + k]).fma(v, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + k]).fma(v, c3);
    }
    c0.intoArray(c, 0);
    c1.intoArray(c, WIDTH);
    c2.intoArray(c, 2 * WIDTH);
    c3.intoArray(c, 3 * WIDTH);
  }

  static void oneRow(int depth, float[] a, int at, float[] b, int from, float[] c) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int k = 0, j = from; k < depth; k++, j += WIDTH) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[at + k]);
      sum = x.fma(FloatVector.fromArray(SPECIES, b, j), sum);
    }
    sum.intoArray(c, 0);
  }
}
