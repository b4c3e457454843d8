package io.hornbook.migrate;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.List;

/**
 * Where a rewrite takes place.
 *
 * @param in the shapes that the layer is called on
 * @param masked whether what the layer is called on may carry masks
 * @param alike whether they all carry the same one
 */
record Site(Target target, List<Shape> in, boolean masked, boolean alike) {
  /** The shape of the first input. */
  Shape first() {
    return in.get(0);
  }

  /** That there is no exact form; says what there would be instead, and is not written. */
  static Unsupported refused(Node node, String why, String instead) {
    return new Unsupported(
        node.origin()
            + " has no exact form in today's Keras: "
            + why
            + " ("
            + instead
            + " would only be near)");
  }
}
