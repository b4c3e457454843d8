package io.hornbook.math;

/**
 * The float arithmetic that exists twice: with the Vector API and in plain Java. Both are
 * deterministic: an element's result depends neither on its position nor on its neighbours, so that
 * a row alone is bit-equal to the same row in a batch.
 */
interface Kernel {
  /** What {@link Linear#kernel()} tells. */
  String name();

  /** Brings {@code b (k, n)}, row-major, into the layout that this kernel multiplies with. */
  Product pack(float[] b, int k, int n);

  /** {@code x = sigmoid(x)} in {@code [from, to)}. */
  void sigmoid(float[] x, int from, int to);

  /** {@code x = tanh(x)} in {@code [from, to)}. */
  void tanh(float[] x, int from, int to);

  /** A packed right-hand side {@code (k, n)}. */
  interface Product {
    /**
     * {@code c = a b}, or {@code c += a b}: {@code a (rows, k)} lies at {@code at} with {@code lda}
     * elements from row to row, {@code c (rows, n)} at {@code to} with {@code ldc}. The product is
     * rounded before it is added to {@code c}.
     */
    void multiply(
        int rows, float[] a, int at, int lda, float[] c, int to, int ldc, boolean accumulate);
  }
}
