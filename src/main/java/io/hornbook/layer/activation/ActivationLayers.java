package io.hornbook.layer.activation;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class ActivationLayers {
  public static final List<LayerType> ALL =
      List.of(
          Elementwise.ACTIVATION,
          Elementwise.ELU,
          Elementwise.LEAKY_RELU,
          PReLU.TYPE,
          Elementwise.RELU,
          Softmax.TYPE,
          Elementwise.THRESHOLDED_RELU);

  private ActivationLayers() {}
}
