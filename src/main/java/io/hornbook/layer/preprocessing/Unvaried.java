package io.hornbook.layer.preprocessing;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * {@code y = x}: what a layer that varies images in training comes to at inference, however it is
 * configured (Keras 3.15 {@code layers/preprocessing/image_preprocessing}, {@code transform_images}
 * with {@code training=False}).
 */
record Unvaried() implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType(
        name,
        config -> {
          config.ignore(config.entries().keySet().toArray(String[]::new));
          return new Unvaried();
        });
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return x;
  }
}
