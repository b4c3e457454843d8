package io.hornbook.layer;

import io.hornbook.tensor.Shape;

/**
 * A slot for a weight array.
 *
 * @param name Keras' name for it: {@code kernel}, {@code recurrent_kernel}, {@code bias} …
 * @param shape the shape it must have; unknown where the input's shape does not tell
 */
public record Weight(String name, Shape shape) {
  public static Weight of(String name, int... dims) {
    return new Weight(name, Shape.of(dims));
  }
}
