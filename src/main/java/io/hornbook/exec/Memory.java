package io.hornbook.exec;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.tensor.Shape;
import java.util.List;

/** Refuses a layer whose outputs would not fit, before it is run: a config may ask for anything. */
final class Memory {
  private Memory() {}

  /**
   * Checks what {@code layer} is about to give.
   *
   * @throws Unsupported if it is more than this JVM can hold
   * @throws ArithmeticException if it is more than any array can hold
   */
  static void check(Layer layer, List<Signal> in) {
    if (layer instanceof Submodel) {
      return;
    }
    for (Shape shape : layer.infer(in.stream().map(s -> s.value().shape()).toList())) {
      long limit = Runtime.getRuntime().maxMemory();
      int bytes = in.isEmpty() ? Float.BYTES : in.get(0).value().dtype().bytes();
      if (shape.isKnown() && shape.intSize() > limit / bytes) {
        throw new Unsupported(
            "its output of %s needs %d MB; this JVM has %d MB (raise -Xmx)"
                .formatted(shape, ((long) shape.intSize() * bytes) >> 20, limit >> 20));
      }
    }
  }
}
