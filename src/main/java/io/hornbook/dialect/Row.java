package io.hornbook.dialect;

import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * One line of a dialect table: for these classes, under this condition, these verbs.
 *
 * @param types class names in the older vocabulary; empty for all classes
 * @param when whether it applies to a node written by a generation
 * @param why why the result is the same
 * @param source the Keras release and file that say so
 */
record Row(
    String id,
    Set<String> types,
    BiPredicate<Node, Generation> when,
    List<Verb> verbs,
    String why,
    String source) {

  /** The node after this row; what changed is added to {@code changes}. */
  Node apply(Node node, String path, Generation generation, List<Change> changes) {
    boolean named = types.isEmpty() || types.contains(node.type());
    if (!named || !when.test(node, generation)) {
      return node;
    }
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    Node current = node;
    for (Verb verb : verbs) {
      Optional<Verb.Edit> edit = verb.apply(current);
      if (edit.isPresent()) {
        current = edit.get().node();
        before.add(edit.get().before());
        after.add(edit.get().after());
      }
    }
    if (!before.isEmpty()) {
      String from = String.join("; ", before);
      changes.add(new Change(id, path, from, String.join("; ", after), why, source));
    }
    return current;
  }
}
