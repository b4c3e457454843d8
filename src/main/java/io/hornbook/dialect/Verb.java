package io.hornbook.dialect;

import io.hornbook.model.Node;
import java.util.Optional;

/** One kind of change between two releases, applied to a node. */
interface Verb {
  /** The node after the change; empty where there is nothing to change. */
  Optional<Edit> apply(Node node);

  /**
   * A change that was made.
   *
   * @param before what stood there, for people
   * @param after what stands there now
   */
  record Edit(Node node, String before, String after) {}
}
