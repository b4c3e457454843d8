package io.hornbook.layer.merging;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class MergingLayers {
  public static final List<LayerType> ALL =
      List.of(
          Merge.type("Add", Operation.ADD),
          Merge.type("Average", Operation.AVERAGE),
          Concatenate.TYPE,
          Dot.TYPE,
          Merge.type("Maximum", Operation.MAXIMUM),
          Merge.type("Minimum", Operation.MINIMUM),
          Merge.type("Multiply", Operation.MULTIPLY),
          Merge.type("Subtract", Operation.SUBTRACT));

  private MergingLayers() {}
}
