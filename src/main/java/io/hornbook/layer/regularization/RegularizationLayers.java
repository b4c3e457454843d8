package io.hornbook.layer.regularization;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family, with the config keys that speak of training. */
public final class RegularizationLayers {
  public static final List<LayerType> ALL =
      List.of(
          LetThrough.type("ActivityRegularization", "l1", "l2"),
          LetThrough.type("AlphaDropout", "rate", "noise_shape"),
          LetThrough.type("Dropout", "rate", "noise_shape"),
          LetThrough.type("GaussianDropout", "rate"),
          LetThrough.type("GaussianNoise", "stddev"),
          LetThrough.type("SpatialDropout1D", "rate", "noise_shape"),
          LetThrough.type("SpatialDropout2D", "rate", "noise_shape", "data_format"),
          LetThrough.type("SpatialDropout3D", "rate", "noise_shape", "data_format"));

  private RegularizationLayers() {}
}
