package io.hornbook.migrate;

import io.hornbook.model.Change;
import io.hornbook.model.Node;
import java.util.Optional;
import java.util.Set;

/**
 * An exact rewrite of one layer.
 *
 * @param types the classes it is for; empty for all
 * @param why why the result is the same
 * @param source the Keras releases and files that say so
 */
record Rule(String id, Set<String> types, Rewrite rewrite, String why, String source) {
  /** Rewrites a node. */
  interface Rewrite {
    /** The node instead, which may be a model of several layers; empty where nothing changes. */
    Optional<Node> apply(Node node, Site site);
  }

  boolean isFor(Node node) {
    return types.isEmpty() || types.contains(node.type());
  }

  Change change(String path, Node before, Node after) {
    return new Change("migrate/" + id, path, shown(before), shown(after), why, source);
  }

  /** What a node is, for people: its class, or the layers it consists of. */
  private static String shown(Node node) {
    if (node.graph().isEmpty()) {
      return node.type();
    }
    StringBuilder shown = new StringBuilder();
    for (Node part : node.graph().get().nodes()) {
      if (!part.type().equals("InputLayer")) {
        shown.append(shown.length() == 0 ? "" : ", ").append(part.type());
      }
    }
    return shown.toString();
  }
}
