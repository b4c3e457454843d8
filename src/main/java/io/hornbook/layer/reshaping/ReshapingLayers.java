package io.hornbook.layer.reshaping;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class ReshapingLayers {
  public static final List<LayerType> ALL =
      List.of(
          Cropping.type("Cropping1D", 1),
          Cropping.type("Cropping2D", 2),
          Cropping.type("Cropping3D", 3),
          Flatten.TYPE,
          Permute.TYPE,
          RepeatVector.TYPE,
          Reshape.TYPE,
          UpSampling.type("UpSampling1D", 1),
          UpSampling.type("UpSampling2D", 2),
          UpSampling.type("UpSampling3D", 3),
          ZeroPadding.type("ZeroPadding1D", 1),
          ZeroPadding.type("ZeroPadding2D", 2),
          ZeroPadding.type("ZeroPadding3D", 3));

  private ReshapingLayers() {}
}
