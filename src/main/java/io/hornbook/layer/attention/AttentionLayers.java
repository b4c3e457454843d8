package io.hornbook.layer.attention;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class AttentionLayers {
  public static final List<LayerType> ALL =
      List.of(
          AdditiveAttention.TYPE,
          Attention.TYPE,
          MultiHeadAttention.GROUPED,
          MultiHeadAttention.TYPE);

  private AttentionLayers() {}
}
