package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * sigmoid and tanh on whole vectors, from one exp by Taylor's series and exact fused operations.
 * Not {@link VectorOperators#EXP} and {@code TANH}: their result differs between the interpreter
 * and compiled code, so that an equal input would not always give an equal output.
 */
final class VectorActivation {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693145751953125f;
  private static final float LN2_LOW = 1.428606765330187e-6f;

  /** Adding it leaves 127 + the nearest integer in a float's lowest bits: a biased exponent. */
  private static final float SHIFT = 0x1.8p23f + 127;

  private VectorActivation() {}

  static void sigmoid(float[] x, int from, int to) {
    if (to - from < LANES) {
      small(x, from, to, true);
      return;
    }
    // The last vector overlaps the one before: read it before that one is overwritten.
    FloatVector last = sigmoid(FloatVector.fromArray(SPECIES, x, to - LANES));
    for (int i = from; i <= to - LANES; i += LANES) {
      sigmoid(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
    last.intoArray(x, to - LANES);
  }

  static void tanh(float[] x, int from, int to) {
    if (to - from < LANES) {
      small(x, from, to, false);
      return;
    }
    FloatVector last = tanh(FloatVector.fromArray(SPECIES, x, to - LANES));
    for (int i = from; i <= to - LANES; i += LANES) {
      tanh(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
    last.intoArray(x, to - LANES);
  }

  /** Less than a vector: through a vector of its own, the arithmetic being the same. */
  private static void small(float[] x, int from, int to, boolean sigmoid) {
    float[] whole = new float[LANES];
    System.arraycopy(x, from, whole, 0, to - from);
    if (sigmoid) {
      sigmoid(whole, 0, LANES);
    } else {
      tanh(whole, 0, LANES);
    }
    System.arraycopy(whole, 0, x, from, to - from);
  }

  /** {@code e = exp(-|x|); (x < 0 ? e : 1) / (1 + e)}. Subnormal results are zero. */
  private static FloatVector sigmoid(FloatVector x) {
    FloatVector y = x.abs().neg();
    y = y.blend(-88f, y.lt(-88f));
    FloatVector shifted = FloatVector.broadcast(SPECIES, LOG2_E).fma(y, shift());
    FloatVector scale = scale(shifted);
    FloatVector e = scale.fma(expm1(y, shifted), scale);
    return divide(FloatVector.broadcast(SPECIES, 1f).blend(e, x.lt(0f)), e);
  }

  /** {@code e = exp(-2|x|); sign(x) (1 - e) / (1 + e)}, the numerator without cancellation. */
  private static FloatVector tanh(FloatVector x) {
    FloatVector y = x.abs().mul(-2f);
    y = y.blend(-40f, y.lt(-40f));
    FloatVector shifted = FloatVector.broadcast(SPECIES, LOG2_E).fma(y, shift());
    FloatVector scale = scale(shifted);
    FloatVector p = expm1(y, shifted);
    FloatVector negative = scale.fma(p, scale.sub(1f));
    IntVector magnitude = divide(negative, scale.fma(p, scale)).abs().reinterpretAsInts();
    return magnitude.or(x.reinterpretAsInts().and(Integer.MIN_VALUE)).reinterpretAsFloats();
  }

  /** {@code x / (1 + e)}, what rounds off {@code 1 + e} and the quotient being put back. */
  private static FloatVector divide(FloatVector x, FloatVector e) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector sum = one.add(e);
    FloatVector inverse = one.div(sum);
    FloatVector quotient = x.mul(inverse);
    FloatVector minus = quotient.neg();
    FloatVector rest = minus.fma(one.sub(sum).add(e), minus.fma(sum, x));
    return rest.fma(inverse, quotient);
  }

  private static FloatVector shift() {
    return FloatVector.broadcast(SPECIES, SHIFT);
  }

  private static FloatVector scale(FloatVector shifted) {
    return shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  /** {@code exp(r) - 1} for {@code r = y - n ln 2}, |r| at most ln 2 / 2. */
  private static FloatVector expm1(FloatVector y, FloatVector shifted) {
    FloatVector n = shifted.sub(SHIFT);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
    r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
    FloatVector sum = FloatVector.broadcast(SPECIES, 1f / 5040);
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 720));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 120));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
    return r.mul(r).fma(sum, r);
  }
}
