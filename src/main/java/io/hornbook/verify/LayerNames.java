package io.hornbook.verify;

import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a reference may call a layer: by its name where no other layer has it, or by its place in
 * Keras' {@code model.layers}. Keras 0.3 lets layers share a name, and Keras 1 writes no name for a
 * nested Sequential.
 */
public final class LayerNames {
  private final List<String> layers;
  private final Set<String> nodes = new HashSet<>();

  public LayerNames(Graph graph) {
    this.layers = graph.layers();
    graph.nodes().stream().map(Node::name).forEach(nodes::add);
  }

  /** The names of a node, the likeliest first. */
  public List<String> of(String node) {
    List<String> names = new ArrayList<>();
    String own = original(node);
    boolean listed = layers.contains(node);
    List<String> rivals = listed ? layers : List.copyOf(nodes);
    if (rivals.stream().filter(n -> original(n).equals(own)).count() == 1) {
      names.add(own);
    }
    if (listed) {
      names.add(Integer.toString(layers.indexOf(node)));
    }
    return names;
  }

  /** The name in the file, without the number that tells namesakes apart. */
  private String original(String node) {
    int mark = node.lastIndexOf('#');
    return mark > 0 && nodes.contains(node.substring(0, mark)) ? node.substring(0, mark) : node;
  }
}
