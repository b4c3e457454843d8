package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.Optional;

/** How a layer stands among tensors whose axes have moved. */
interface LayoutRule {
  /**
   * The layer on tensors that have moved; empty where it must have them as they lay, which a
   * Permute before it sees to.
   */
  Optional<LaidOut> apply(Node node, LayoutSite site);
}
