package io.hornbook.layer.applications;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class ApplicationLayers {
  public static final List<LayerType> ALL =
      List.of(CustomScaleLayer.TYPE, LayerScale.TYPE, StochasticDepth.TYPE);

  private ApplicationLayers() {}
}
