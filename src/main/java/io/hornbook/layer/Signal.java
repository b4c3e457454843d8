package io.hornbook.layer;

import io.hornbook.tensor.Tensor;
import java.util.Optional;

/**
 * A tensor on its way through a model, with the mask that Keras sends along.
 *
 * @param value the tensor
 * @param mask which timesteps count, boolean, of the value's leading dimensions {@code (n, t)}
 */
public record Signal(Tensor value, Optional<Tensor> mask) {
  /** A tensor without a mask. */
  public static Signal of(Tensor value) {
    return new Signal(value, Optional.empty());
  }
}
