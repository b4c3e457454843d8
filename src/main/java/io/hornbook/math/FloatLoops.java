package io.hornbook.math;

/**
 * Elementwise arithmetic on whole arrays of one length, written out operation by operation: HotSpot
 * vectorises these loops, and calls no function for each element.
 */
final class FloatLoops {
  private FloatLoops() {}

  /** {@code out[i] = f(a[i], b[i])}. */
  interface Loop {
    void run(float[] a, float[] b, float[] out);
  }

  static void add(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + b[i];
    }
  }

  static void subtract(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] - b[i];
    }
  }

  static void multiply(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] * b[i];
    }
  }

  static void divide(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] / b[i];
    }
  }

  static void maximum(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(a[i], b[i]);
    }
  }

  static void minimum(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.min(a[i], b[i]);
    }
  }

  /** {@code max(x, 0)}. */
  static void rectify(float[] x, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(x[i], 0);
    }
  }
}
