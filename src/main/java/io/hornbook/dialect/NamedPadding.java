package io.hornbook.dialect;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A padding that names its sides becomes a list; a side that is not named has none.
 *
 * @param sides the names in the list's order
 */
record NamedPadding(List<String> sides) implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (!(node.config().peek("padding") instanceof Map<?, ?> named)) {
      return Optional.empty();
    }
    if (!sides.containsAll(named.keySet())) {
      throw new Unsupported(
          "%s: 'padding' should name only %s; found %s".formatted(node.origin(), sides, named));
    }
    List<Object> list = new ArrayList<>();
    for (String side : sides) {
      Object size = named.get(side);
      list.add(size == null ? Long.valueOf(0) : size);
    }
    Node now = node.withConfig(node.config().with("padding", list));
    return Optional.of(new Edit(now, "padding = " + named, "padding = " + list));
  }
}
