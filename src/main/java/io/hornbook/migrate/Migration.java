package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model carried over to a target.
 *
 * @param graph the model in the target's words, its layers in Keras' order
 * @param layouts how its tensors lie, where they do not lie as they did
 * @param changes what was rewritten, each with the reason why the result is the same
 * @param written the files' content
 */
public record Migration(Graph graph, Layouts layouts, List<Change> changes, Written written) {
  public Migration {
    changes = List.copyOf(changes);
  }

  /**
   * Carries a canonical graph over.
   *
   * @param channels where its images are to have their channels
   * @param in the shapes of the inputs, where the model does not declare them
   * @throws io.hornbook.error.Unsupported if a layer has no exact form there
   */
  public static Migration of(
      Graph graph, Target target, Channels channels, Layers layers, List<Shape> in) {
    List<Change> changes = new ArrayList<>();
    Graph named = Names.legal(declared(graph, in), changes);
    LayoutPass.Result laid =
        channels == Channels.LAST
            ? LayoutPass.of(named, layers, changes)
            : new LayoutPass.Result(named, Layouts.SAME);
    Graph masked = ExplicitMasks.of(laid.graph(), target, changes);
    Graph rewritten = new Rules(Catalogue.RULES, target, layers, changes).apply(masked);
    Graph ordered = ordered(rewritten);
    Written written = Written.of(ordered, target, layers);
    return new Migration(ordered, laid.layouts(), changes, written);
  }

  /** Whether a layer reads images channels first, which TensorFlow cannot run on a CPU. */
  public boolean readsChannelsFirst() {
    return graph.nodes().stream().anyMatch(ChannelsFirst::isWithin);
  }

  /** The layers whose own outputs are not what they were, though all that is read of them is. */
  public Set<String> apart() {
    Set<String> names = new HashSet<>();
    for (Change change : changes) {
      if (change.id().equals("migrate/" + MaskedBidirectional.ID)) {
        names.add(change.node().split("/", 2)[0]);
      }
    }
    return names;
  }

  /** The graph with a shape at every input. */
  private static Graph declared(Graph graph, List<Shape> in) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      int input = graph.inputs().stream().map(p -> p.node()).toList().indexOf(node.name());
      boolean silent = input >= 0 && !(node.config().peek("batch_shape") instanceof List<?>);
      if (silent && input < in.size()) {
        Shape shape = in.get(input).with(0, Shape.UNKNOWN);
        nodes.add(node.withConfig(node.config().with("batch_shape", Keras3Config.dims(shape))));
      } else {
        nodes.add(node);
      }
    }
    Graph declared = graph.withNodes(nodes);
    Shaped.declared(declared);
    return declared;
  }

  private static Graph ordered(Graph graph) {
    Graph ordered = Order.of(graph);
    return ordered.withNodes(ordered.nodes().stream().map(Migration::ordered).toList());
  }

  private static Node ordered(Node node) {
    if (node.graph().isPresent()) {
      return node.withGraph(ordered(node.graph().get()));
    }
    Map<String, Node> inner = new LinkedHashMap<>();
    node.inner().forEach((role, n) -> inner.put(role, ordered(n)));
    return node.withInner(inner);
  }
}
