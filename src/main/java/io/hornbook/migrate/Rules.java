package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies rules to every layer of a model, those within others first. */
final class Rules {
  private final List<Rule> rules;
  private final Target target;
  private final Layers layers;
  private final List<Change> changes;

  Rules(List<Rule> rules, Target target, Layers layers, List<Change> changes) {
    this.rules = rules;
    this.target = target;
    this.layers = layers;
    this.changes = changes;
  }

  Graph apply(Graph graph) {
    Masks masks = Masks.of(graph, layers);
    Shaped shaped = Shaped.of(graph, layers, Shaped.declared(graph));
    return graph.withNodes(
        graph.nodes().stream()
            .map(
                n ->
                    n.type().equals("InputLayer")
                        ? n
                        : new Seen(masks.reach(n.name()), masks.areAlike(n.name()))
                            .apply(n, shaped.inner().get(n.name()), n.name()))
            .toList());
  }

  /** What is known of the masks that reach a layer and all within it. */
  private final class Seen {
    private final boolean masked;
    private final boolean alike;

    Seen(boolean masked, boolean alike) {
      this.masked = masked;
      this.alike = alike;
    }

    private Graph apply(Graph graph, Shaped shaped, String parent) {
      Seen inside = new Seen(masked || Masks.areMade(graph), false);
      return graph.withNodes(
          graph.nodes().stream()
              .map(
                  n ->
                      n.type().equals("InputLayer")
                          ? n
                          : inside.apply(n, shaped.inner().get(n.name()), parent + n.name()))
              .toList());
    }

    private Node apply(Node node, Shaped shaped, String path) {
      if (node.graph().isPresent()) {
        return node.withGraph(apply(node.graph().get(), shaped, path + "/"));
      }
      Node current = node;
      if (!node.inner().isEmpty()) {
        Map<String, Node> inner = new LinkedHashMap<>();
        node.inner()
            .forEach(
                (role, n) ->
                    inner.put(role, apply(n, shaped.inner().get(role), path + "/" + role)));
        current = current.withInner(inner);
      }
      for (Rule rule : rules) {
        Optional<Node> after =
            rule.isFor(current)
                ? rule.rewrite().apply(current, new Site(target, shaped.in(), masked, alike))
                : Optional.empty();
        if (after.isPresent()) {
          changes.add(rule.change(path, current, after.get()));
          current = Policed.as(current, after.get());
          if (current.graph().isPresent()) {
            Graph group = current.graph().get();
            Shaped inside = Shaped.of(group, layers, shaped.in());
            return current.withGraph(apply(group, inside, path + "/"));
          }
        }
      }
      return current;
    }
  }
}
