package io.hornbook.layer.preprocessing;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class PreprocessingLayers {
  public static final List<LayerType> ALL = List.of(Rescaling.TYPE);

  private PreprocessingLayers() {}
}
