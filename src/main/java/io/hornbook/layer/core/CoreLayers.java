package io.hornbook.layer.core;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class CoreLayers {
  public static final List<LayerType> ALL =
      List.of(
          Dense.TYPE,
          EinsumDense.TYPE,
          Embedding.TYPE,
          Identity.TYPE,
          Masking.TYPE,
          ReversibleEmbedding.TYPE);

  private CoreLayers() {}
}
