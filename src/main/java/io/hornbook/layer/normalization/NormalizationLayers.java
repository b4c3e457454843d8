package io.hornbook.layer.normalization;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class NormalizationLayers {
  public static final List<LayerType> ALL =
      List.of(
          BatchNormalization.TYPE,
          GroupNormalization.TYPE,
          LayerNormalization.TYPE,
          RmsNormalization.TYPE,
          UnitNormalization.TYPE);

  private NormalizationLayers() {}
}
