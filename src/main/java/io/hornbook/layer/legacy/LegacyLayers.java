package io.hornbook.layer.legacy;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class LegacyLayers {
  public static final List<LayerType> ALL =
      List.of(
          BatchStatisticsNormalization.TYPE,
          Highway.TYPE,
          LocallyConnected.type("LocallyConnected1D", 1),
          LocallyConnected.type("LocallyConnected2D", 2),
          MaxoutDense.TYPE,
          MergeCos.TYPE,
          MergeDot.TYPE,
          ParametricSoftplus.TYPE,
          SReLU.TYPE,
          SampleNormalization.TYPE,
          ThresholdedLinear.TYPE,
          TimeDistributedMerge.TYPE);

  private LegacyLayers() {}
}
