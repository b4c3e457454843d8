package io.hornbook.math;

/** The kernel for a JVM without the Vector API: plain Java that HotSpot's loop vectoriser takes. */
final class PlainKernel implements Kernel {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Product pack(float[] b, int k, int n) {
    PlainProduct byRows = PlainProduct.pack(b, k, n);
    return n < PlainNarrowProduct.WIDTH ? PlainNarrowProduct.pack(b, k, n, byRows) : byRows;
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
}
