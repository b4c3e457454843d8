package io.hornbook.math;

/**
 * A loop over a long array with factors that repeat with a period: one for each channel, or for
 * each place of a sample. It runs block by block in buffers, since HotSpot vectorises loops over
 * whole arrays, not over parts of one array.
 */
final class Periodic {
  /** Elements of a buffer: a few of them stay in the first-level cache. */
  private static final int BUFFER = 1 << 10;

  /** What is done to a block. */
  interface Loop {
    /** {@code out[i]} of {@code x[i]} and the i-th of each array of factors. */
    void run(float[] x, float[][] factors, float[] out);
  }

  private final float[][] factors;
  private final int period;
  private final float[][] block;
  private final float[] some;

  /** With these factors, arrays of one length, which is the period. */
  Periodic(float[]... factors) {
    this.factors = factors;
    period = factors[0].length;
    int length = period == 0 ? 0 : period < BUFFER ? BUFFER / period * period : BUFFER;
    some = new float[length];
    block = new float[factors.length][length];
    for (int from = 0; from + period <= length && period > 0; from += period) {
      load(0, from, period);
    }
  }

  /** {@code y} of {@code x}, of which the first period begins at its start. */
  void run(float[] x, float[] y, Loop loop) {
    for (int from = 0; from < y.length; ) {
      int count = Math.min(some.length, y.length - from);
      if (period > some.length) {
        count = Math.min(count, period - from % period);
        load(from % period, 0, count);
      }
      System.arraycopy(x, from, some, 0, count);
      loop.run(some, block, some);
      System.arraycopy(some, 0, y, from, count);
      from += count;
    }
  }

  private void load(int from, int to, int count) {
    for (int i = 0; i < factors.length; i++) {
      System.arraycopy(factors[i], from, block[i], to, count);
    }
  }

  /** {@code x scale + offset}, the factors of a block. */
  static void affine(float[] x, float[][] factors, float[] out) {
    float[] scale = factors[0];
    float[] offset = factors[1];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] * scale[i] + offset[i];
    }
  }

  /** {@code max(x, 0) + slope min(x, 0)}, the slopes of a block. */
  static void rectify(float[] x, float[][] factors, float[] out) {
    float[] slope = factors[0];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(x[i], 0) + slope[i] * Math.min(x[i], 0);
    }
  }
}
