package io.hornbook.math;

import java.util.Optional;

/** Chooses the kernel once, when the first product is packed. */
final class Kernels {
  static final Kernel PLAIN = new PlainKernel();
  static final Optional<Kernel> VECTOR = vector();
  static final Kernel CHOSEN = VECTOR.orElse(PLAIN);

  private Kernels() {}

  /** The Vector API's, if the JVM runs with {@code --add-modules jdk.incubator.vector}. */
  private static Optional<Kernel> vector() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName("io.hornbook.math.VectorKernel");
      return Optional.of((Kernel) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      // An incubator API may change under us; the plain kernel is always right.
      return Optional.empty();
    }
  }
}
