package io.hornbook.layer;

import io.hornbook.tensor.Tensor;
import java.util.Optional;

/**
 * A layer at which masks end: one whose {@code supports_masking} is false in Keras, which drops the
 * mask that comes in ({@code keras/src/layers/layer.py}).
 */
public interface UnmaskedLayer extends UnaryLayer {
  @Override
  default Optional<Tensor> mask(Signal in) {
    return Optional.empty();
  }
}
