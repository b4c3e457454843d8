package io.hornbook.dialect;

import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A flat list of two numbers an axis becomes a list of pairs. */
record Pairs(String key) implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (!(node.config().peek(key) instanceof List<?> flat)
        || flat.size() < 4
        || flat.size() % 2 != 0
        || !(flat.get(0) instanceof Number)) {
      return Optional.empty();
    }
    List<Object> pairs = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 2) {
      pairs.add(List.of(flat.get(i), flat.get(i + 1)));
    }
    Node now = node.withConfig(node.config().with(key, pairs));
    return Optional.of(new Edit(now, key + " = " + flat, key + " = " + pairs));
  }
}
