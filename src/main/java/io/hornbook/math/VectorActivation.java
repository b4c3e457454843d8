package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * sigmoid and tanh on vectors, from exp by Taylor's series and exact fused operations; within 1.7
 * ulp. Not {@link VectorOperators#EXP} and {@code TANH}: their results differ between the
 * interpreter and compiled code, so that an equal input would not always give an equal output.
 *
 * <p>Elements pass through whole vectors of a buffer, in two stages: C2 stops inlining vector
 * operations in a method that has too many, and what it does not inline costs fifty times as much.
 */
final class VectorActivation {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int BLOCK = 512;
  private static final ThreadLocal<float[][]> BUFFERS =
      ThreadLocal.withInitial(() -> new float[3][BLOCK]);

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693145751953125f;
  private static final float LN2_LOW = 1.428606765330187e-6f;

  /** Adding it leaves 127 + the nearest integer in a float's lowest bits: a biased exponent. */
  private static final float SHIFT = 0x1.8p23f + 127;

  private VectorActivation() {}

  /** {@code e = exp(-|x|); (x < 0 ? e : 1) / (1 + e)}. Subnormal results are zero. */
  static void sigmoid(float[] x, int from, int to) {
    float[][] buffers = BUFFERS.get();
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      System.arraycopy(x, at, buffers[0], 0, count);
      powers(count, buffers[0], -1, -88, buffers[1], buffers[2]);
      sigmoids(count, buffers[0], buffers[1], buffers[2]);
      System.arraycopy(buffers[0], 0, x, at, count);
    }
  }

  /** {@code e = exp(-2|x|); sign(x) (1 - e) / (1 + e)}, the numerator without cancellation. */
  static void tanh(float[] x, int from, int to) {
    float[][] buffers = BUFFERS.get();
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      System.arraycopy(x, at, buffers[0], 0, count);
      powers(count, buffers[0], -2, -40, buffers[1], buffers[2]);
      tanhs(count, buffers[0], buffers[1], buffers[2]);
      System.arraycopy(buffers[0], 0, x, at, count);
    }
  }

  /**
   * {@code exp(y) = scale (1 + p)} of {@code y = factor |x|}, at least {@code lowest}: {@code scale
   * = 2^n} and {@code p = exp(r) - 1} for {@code r = y - n ln 2}, |r| at most ln 2 / 2.
   */
  private static void powers(
      int count, float[] x, float factor, float lowest, float[] p, float[] scale) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector y = FloatVector.fromArray(SPECIES, x, i).abs().mul(factor);
      y = y.blend(lowest, y.lt(lowest));
      FloatVector shifted = vector(LOG2_E).fma(y, vector(SHIFT));
      shifted
          .reinterpretAsInts()
          .lanewise(VectorOperators.LSHL, 23)
          .reinterpretAsFloats()
          .intoArray(scale, i);
      FloatVector n = shifted.sub(SHIFT);
      FloatVector r = n.fma(vector(-LN2_LOW), n.fma(vector(-LN2_HIGH), y));
      FloatVector sum = vector(1f / 5040).fma(r, vector(1f / 720));
      sum = sum.fma(r, vector(1f / 120));
      sum = sum.fma(r, vector(1f / 24));
      sum = sum.fma(r, vector(1f / 6));
      sum = sum.fma(r, vector(0.5f));
      r.mul(r).fma(sum, r).intoArray(p, i);
    }
  }

  private static void sigmoids(int count, float[] x, float[] p, float[] scale) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector s = FloatVector.fromArray(SPECIES, scale, i);
      FloatVector e = s.fma(FloatVector.fromArray(SPECIES, p, i), s);
      FloatVector negative = FloatVector.fromArray(SPECIES, x, i);
      divide(vector(1).blend(e, negative.lt(0f)), e).intoArray(x, i);
    }
  }

  private static void tanhs(int count, float[] x, float[] p, float[] scale) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector s = FloatVector.fromArray(SPECIES, scale, i);
      FloatVector reduced = FloatVector.fromArray(SPECIES, p, i);
      FloatVector positive = divide(s.fma(reduced, s.sub(1f)), s.fma(reduced, s)).neg();
      FloatVector signed = FloatVector.fromArray(SPECIES, x, i);
      FloatVector result = positive.blend(positive.neg(), signed.lt(0f));
      // A zero keeps its sign.
      result.blend(signed, signed.eq(0f)).intoArray(x, i);
    }
  }

  /** {@code x / (1 + e)}, what rounds off {@code 1 + e} and the quotient being put back. */
  private static FloatVector divide(FloatVector x, FloatVector e) {
    FloatVector one = vector(1);
    FloatVector sum = one.add(e);
    FloatVector inverse = one.div(sum);
    FloatVector quotient = x.mul(inverse);
    FloatVector minus = quotient.neg();
    FloatVector rest = minus.fma(one.sub(sum).add(e), minus.fma(sum, x));
    return rest.fma(inverse, quotient);
  }

  private static FloatVector vector(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
