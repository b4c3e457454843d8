package io.hornbook.migrate;

import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How a mask comes about; equal where it is the same mask. Null stands for none. */
sealed interface MaskExpression {
  /** What a call is given as a mask. */
  record Given(Port port) implements MaskExpression {}

  /** Steps of which any element differs from {@code value}. */
  record Differs(Port from, double value) implements MaskExpression {}

  /** Numbers other than 0. */
  record Nonzero(Port from) implements MaskExpression {}

  /** Steps that count in all of these. */
  record And(List<MaskExpression> parts) implements MaskExpression {}

  /** Steps that count in any of these. */
  record Or(List<MaskExpression> parts) implements MaskExpression {}

  /** Steps one behind the other; those of a tensor without a mask all count. */
  record Joined(List<Port> tensors, List<Optional<MaskExpression>> masks)
      implements MaskExpression {}

  /** The mask of tensors that are put one behind the other in time. */
  static MaskExpression joined(List<Port> tensors, List<MaskExpression> masks) {
    return masks.stream().allMatch(Objects::isNull)
        ? null
        : new Joined(tensors, masks.stream().map(Optional::ofNullable).toList());
  }

  /** The mask that a layer makes of what it is called on; null where it makes none. */
  static MaskExpression made(Node node, Port from) {
    if (node.type().equals("Masking")) {
      return new Differs(from, node.config().fresh().doubleAt("mask_value", 0));
    }
    boolean embeds = node.type().equals("Embedding");
    return embeds && Boolean.TRUE.equals(node.config().peek("mask_zero"))
        ? new Nonzero(from)
        : null;
  }

  /** What counts in all that have a mask: merges until tf.keras 2.15. */
  static MaskExpression all(Stream<MaskExpression> masks) {
    List<MaskExpression> parts = masks.filter(Objects::nonNull).distinct().toList();
    return parts.isEmpty() ? null : parts.size() == 1 ? parts.get(0) : new And(parts);
  }

  /** What counts in any, if all have a mask: merges in Keras 3. */
  static MaskExpression any(List<MaskExpression> masks) {
    if (masks.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    List<MaskExpression> parts = masks.stream().distinct().toList();
    return parts.size() == 1 ? parts.get(0) : new Or(parts);
  }
}
