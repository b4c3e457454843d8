package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * sigmoid and tanh on vectors, from exp by Taylor's series and exact fused operations; within 1.7
 * ulp. Not {@link VectorOperators#EXP} and {@code TANH}: their results differ between the
 * interpreter and compiled code, so that an equal input would not always give an equal output.
 *
 * <p>Both write {@code exp(y) = scale (1 + p)} of {@code y = -|x|} or {@code -2|x|}, with {@code
 * scale = 2^n} and {@code p = exp(r) - 1} for {@code r = y - n ln 2}, |r| at most ln 2 / 2. They
 * divide by {@code 1 + exp(y)} and put back what rounds off that sum and the quotient.
 *
 * <p>The loops are written out, without helpers, on purpose. C2 stops inlining vector operations in
 * a method that has very many of them, and what it does not inline costs fifty times as much; a
 * method of more than 325 bytes (FreqInlineSize) is left alone, where small ones would all be
 * inlined into the step of a recurrent layer.
 */
final class VectorActivation {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ThreadLocal<float[]> REST = ThreadLocal.withInitial(() -> new float[LANES]);

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693145751953125f;
  private static final float LN2_LOW = 1.428606765330187e-6f;

  /** Adding it leaves 127 + the nearest integer in a float's lowest bits: a biased exponent. */
  private static final float SHIFT = 0x1.8p23f + 127;

  private VectorActivation() {}

  /** In place; what is less than a vector passes through one, so that no element is set apart. */
  static void apply(boolean tanh, float[] x, int from, int to) {
    int whole = from + SPECIES.loopBound(to - from);
    vectors(tanh, x, from, whole);
    if (whole < to) {
      float[] rest = REST.get();
      System.arraycopy(x, whole, rest, 0, to - whole);
      vectors(tanh, rest, 0, LANES);
      System.arraycopy(rest, 0, x, whole, to - whole);
    }
  }

  private static void vectors(boolean tanh, float[] x, int from, int to) {
    if (tanh) {
      tanh(x, from, to);
    } else {
      sigmoid(x, from, to);
    }
  }

  /** {@code e = exp(-|x|); (x < 0 ? e : 1) / (1 + e)}. Subnormal results are zero. */
  private static void sigmoid(float[] values, int from, int to) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = from; i < to; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector y = x.abs().neg();
      y = y.blend(-88f, y.lt(-88f));
      FloatVector shifted =
          FloatVector.broadcast(SPECIES, LOG2_E).fma(y, FloatVector.broadcast(SPECIES, SHIFT));
      FloatVector scale =
          shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector n = shifted.sub(SHIFT);
      FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
      r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector p = FloatVector.broadcast(SPECIES, 1f / 5040);
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 720));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 120));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
      p = r.mul(r).fma(p, r);
      FloatVector e = scale.fma(p, scale);
      FloatVector numerator = one.blend(e, x.lt(0f));
      FloatVector sum = one.add(e);
      FloatVector inverse = one.div(sum);
      FloatVector quotient = numerator.mul(inverse);
      FloatVector minus = quotient.neg();
      FloatVector rest = minus.fma(one.sub(sum).add(e), minus.fma(sum, numerator));
      rest.fma(inverse, quotient).intoArray(values, i);
    }
  }

  /** {@code e = exp(-2|x|); sign(x) (1 - e) / (1 + e)}, the numerator without cancellation. */
  private static void tanh(float[] values, int from, int to) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = from; i < to; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector y = x.abs().mul(-2f);
      y = y.blend(-40f, y.lt(-40f));
      FloatVector shifted =
          FloatVector.broadcast(SPECIES, LOG2_E).fma(y, FloatVector.broadcast(SPECIES, SHIFT));
      FloatVector scale =
          shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector n = shifted.sub(SHIFT);
      FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
      r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector p = FloatVector.broadcast(SPECIES, 1f / 5040);
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 720));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 120));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
      p = r.mul(r).fma(p, r);
      FloatVector e = scale.fma(p, scale);
      // exp - 1, the negated numerator: two negations cancel in the quotient below.
      FloatVector minus = scale.fma(p, scale.sub(one));
      FloatVector sum = one.add(e);
      FloatVector inverse = one.div(sum);
      FloatVector quotient = minus.mul(inverse).neg();
      FloatVector rest = quotient.fma(one.sub(sum).add(e), quotient.fma(sum, minus));
      quotient = rest.neg().fma(inverse, quotient);
      quotient = quotient.blend(quotient.neg(), x.lt(0f));
      // A zero keeps its sign.
      quotient.blend(x, x.eq(0f)).intoArray(values, i);
    }
  }
}
