package io.hornbook.exec;

import io.hornbook.tensor.Tensor;

/** Stands between the layers of a run: whoever runs a model may say what each layer is given. */
@FunctionalInterface
public interface Relay {
  /** Passes everything on as it is. */
  Relay PLAIN = Trace.Activation::value;

  /**
   * What later layers are given in place of a tensor; its mask stays.
   *
   * @param gave what a call of a top-level layer gave
   * @return a tensor of the same shape
   */
  Tensor pass(Trace.Activation gave);
}
