package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Sequential model as a graph: each layer called once on the one before it. Keras 1 lets a Merge
 * of whole branches stand first; the branches are then laid out in the graph itself, as Keras 1.x's
 * weight files do ({@code models.py}, flattened_layers).
 */
final class SequentialTopology {
  private final GraphBuilder graph;
  private final String where;
  private final int depth;
  private final List<Parsed.Unit> byLayer = new ArrayList<>();

  private SequentialTopology(GraphBuilder graph, String where, int depth) {
    this.graph = graph;
    this.where = where;
    this.depth = depth;
  }

  static Parsed parse(Object config, String name, String where, int depth) {
    GraphBuilder graph = new GraphBuilder(modelName(config, name));
    Port last = new SequentialTopology(graph, where, depth).append(config);
    return graph.finish(List.of(last));
  }

  /** As Keras 0.3 divides its weights: {@code layer_K} holds all that the K-th layer wraps. */
  static Parsed parseByLayer(Object config, String name, String where) {
    GraphBuilder graph = new GraphBuilder(name);
    SequentialTopology topology = new SequentialTopology(graph, where, 0);
    Port last = topology.append(config);
    return new Parsed(graph.finish(List.of(last)).graph(), topology.byLayer);
  }

  private static String modelName(Object config, String missing) {
    return config instanceof Map<?, ?> map && map.get("name") instanceof String name
        ? name
        : missing;
  }

  private Port append(Object config) {
    List<Object> layers =
        config instanceof List<?>
            ? Tree.list(config, where)
            : Tree.list(Tree.object(config, where).get("layers"), where + ".layers");
    Port last = null;
    for (int i = 0; i < layers.size(); i++) {
      String at = where + "[" + i + "]";
      Map<String, Object> layer = Tree.object(layers.get(i), at);
      int before = graph.names().size();
      last = last == null ? first(layer, config, at) : graph.call(node(layer, at), List.of(last));
      List<String> added = graph.names().subList(before, graph.names().size());
      byLayer.add(new Parsed.Unit("layer_" + i, List.copyOf(added)));
    }
    if (last == null) {
      throw new Damaged("the Sequential model has no layers at " + where);
    }
    return last;
  }

  private Node node(Map<String, Object> layer, String at) {
    return NodeReader.read(layer, at, depth);
  }

  private Port first(Map<String, Object> layer, Object config, String at) {
    String type = Tree.text(layer.get("class_name"), at + ".class_name");
    if (type.equals("Merge")) {
      return merge(layer, at);
    }
    Node node = node(layer, at);
    if (type.equals("InputLayer")) {
      return graph.input(node);
    }
    Object shape = InputShapes.of(node);
    if (shape == null && config instanceof Map<?, ?> map) {
      shape = map.get("build_input_shape");
    }
    Port input = graph.input(InputShapes.inputFor(node, shape));
    return graph.call(node, List.of(input));
  }

  private Port merge(Map<String, Object> layer, String at) {
    Map<String, Object> config = new LinkedHashMap<>(Tree.object(layer.get("config"), at));
    List<Object> branches = Tree.list(config.remove("layers"), at + ".config.layers");
    List<Port> ends = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      String place = at + ".config.layers[" + i + "]";
      ends.add(branch(Tree.object(branches.get(i), place), place));
    }
    Node merge = NodeReader.read(Map.of("class_name", "Merge", "config", config), at, depth);
    return graph.call(merge, ends);
  }

  private Port branch(Map<String, Object> branch, String at) {
    String type = Tree.text(branch.get("class_name"), at + ".class_name");
    if (type.equals("Sequential")) {
      return new SequentialTopology(graph, at + ".config", depth + 1).append(branch.get("config"));
    }
    Node node = NodeReader.read(branch, at, depth + 1);
    if (type.equals("InputLayer")) {
      return graph.input(node);
    }
    if (node.graph().isPresent()) {
      return inline(node.graph().get());
    }
    return graph.call(node, List.of(graph.input(InputShapes.inputFor(node, InputShapes.of(node)))));
  }

  /** The nodes of a functional branch, laid out in this graph; its single output. */
  private Port inline(Graph branch) {
    branch.nodes().forEach(graph::add);
    branch.inputs().forEach(graph::markInput);
    for (Node node : branch.nodes()) {
      for (Call call : node.calls()) {
        if (!node.type().equals("InputLayer")) {
          graph.call(node.name(), call);
        }
      }
    }
    return branch.outputs().get(0);
  }
}
