package io.hornbook.math;

/**
 * What many elements are brought down to, one after the other, in double: {@link #step} says it;
 * the loops over floats are the same written out, since a call for each element costs more than it.
 */
enum Fold {
  SUM(0) {
    @Override
    double step(double result, double x) {
      return result + x;
    }

    @Override
    void row(double[] results, float[] x, int from) {
      for (int j = 0; j < results.length; j++) {
        results[j] += x[from + j];
      }
    }

    @Override
    double all(float[] x, int from, int to) {
      double result = nothing;
      for (int i = from; i < to; i++) {
        result += x[i];
      }
      return result;
    }
  },
  PRODUCT(1) {
    @Override
    double step(double result, double x) {
      return result * x;
    }

    @Override
    void row(double[] results, float[] x, int from) {
      for (int j = 0; j < results.length; j++) {
        results[j] *= x[from + j];
      }
    }

    @Override
    double all(float[] x, int from, int to) {
      double result = nothing;
      for (int i = from; i < to; i++) {
        result *= x[i];
      }
      return result;
    }
  },
  MAX(Double.NEGATIVE_INFINITY) {
    @Override
    double step(double result, double x) {
      return Math.max(result, x);
    }

    @Override
    void row(double[] results, float[] x, int from) {
      for (int j = 0; j < results.length; j++) {
        results[j] = Math.max(results[j], x[from + j]);
      }
    }

    @Override
    double all(float[] x, int from, int to) {
      double result = nothing;
      for (int i = from; i < to; i++) {
        result = Math.max(result, x[i]);
      }
      return result;
    }
  },
  MIN(Double.POSITIVE_INFINITY) {
    @Override
    double step(double result, double x) {
      return Math.min(result, x);
    }

    @Override
    void row(double[] results, float[] x, int from) {
      for (int j = 0; j < results.length; j++) {
        results[j] = Math.min(results[j], x[from + j]);
      }
    }

    @Override
    double all(float[] x, int from, int to) {
      double result = nothing;
      for (int i = from; i < to; i++) {
        result = Math.min(result, x[i]);
      }
      return result;
    }
  };

  /** The result of no elements. */
  final double nothing;

  Fold(double nothing) {
    this.nothing = nothing;
  }

  /** The result with one element more. */
  abstract double step(double result, double x);

  /** One element more for each result, the first at {@code from}. */
  abstract void row(double[] results, float[] x, int from);

  /** The result of the elements in {@code [from, to)}. */
  abstract double all(float[] x, int from, int to);
}
