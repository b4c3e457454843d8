package io.hornbook.layer.pooling;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class PoolingLayers {
  public static final List<LayerType> ALL =
      List.of(
          AdaptivePool.type("AdaptiveAveragePooling1D", 1, false),
          AdaptivePool.type("AdaptiveAveragePooling2D", 2, false),
          AdaptivePool.type("AdaptiveAveragePooling3D", 3, false),
          AdaptivePool.type("AdaptiveMaxPooling1D", 1, true),
          AdaptivePool.type("AdaptiveMaxPooling2D", 2, true),
          AdaptivePool.type("AdaptiveMaxPooling3D", 3, true),
          AveragePooling.type("AveragePooling1D", 1),
          AveragePooling.type("AveragePooling2D", 2),
          AveragePooling.type("AveragePooling3D", 3),
          GlobalAveragePooling.type("GlobalAveragePooling1D", 1),
          GlobalAveragePooling.type("GlobalAveragePooling2D", 2),
          GlobalAveragePooling.type("GlobalAveragePooling3D", 3),
          GlobalMaxPooling.type("GlobalMaxPooling1D", 1),
          GlobalMaxPooling.type("GlobalMaxPooling2D", 2),
          GlobalMaxPooling.type("GlobalMaxPooling3D", 3),
          MaxPooling.type("MaxPooling1D", 1),
          MaxPooling.type("MaxPooling2D", 2),
          MaxPooling.type("MaxPooling3D", 3));

  private PoolingLayers() {}
}
