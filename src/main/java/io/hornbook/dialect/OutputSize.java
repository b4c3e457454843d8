package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deconvolution2D's {@code output_shape}, batch and channels included, becomes the {@code
 * output_size} of its two spatial axes, 0 where the padding says it. Reads {@code kernel_size} of
 * Keras 2, the rest in Keras 1's words.
 *
 * @param cut whether an even window's output is cut, as Theano's is where padding is 'same'
 */
record OutputSize(boolean cut) implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    Object given = node.config().peek("output_shape");
    if (!(given instanceof List<?> shape) || shape.size() != 4) {
      throw new Damaged(
          "%s: 'output_shape' should have four numbers; found %s".formatted(node.origin(), given));
    }
    int first = "th".equals(node.config().peek("dim_ordering")) ? 2 : 1;
    List<Object> size = new ArrayList<>(shape.subList(first, first + 2));
    if (cut && node.config().peek("kernel_size") instanceof List<?> kernel && kernel.size() == 2) {
      for (int i = 0; i < 2; i++) {
        if (kernel.get(i) instanceof Number n && n.longValue() % 2 == 0) {
          size.set(i, 0L);
        }
      }
    }
    Node now = node.withConfig(node.config().without("output_shape").with("output_size", size));
    return Optional.of(new Edit(now, "output_shape = " + given, "output_size = " + size));
  }
}
