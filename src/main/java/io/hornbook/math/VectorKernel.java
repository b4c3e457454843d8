package io.hornbook.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API's kernel. This class alone is compiled against the incubator module and loaded by
 * name, so that a JVM without the module merely falls back to {@link PlainKernel}.
 */
final class VectorKernel implements Kernel {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public String name() {
    return "vector " + SPECIES.vectorBitSize() + "-bit";
  }

  @Override
  public Product pack(float[] b, int k, int n) {
    return VectorProduct.pack(b, k, n);
  }

  @Override
  public void sigmoid(float[] x, int from, int to) {
    VectorActivation.apply(false, x, from, to);
  }

  @Override
  public void tanh(float[] x, int from, int to) {
    VectorActivation.apply(true, x, from, to);
  }
}
