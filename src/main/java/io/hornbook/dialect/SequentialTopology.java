package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Sequential model as a graph: each layer called once on the one before it. Keras 1 lets a Merge
 * of whole branches stand first; the branches are then laid out in the graph itself, as Keras 1.x's
 * weight files do ({@code models.py}, flattened_layers). Keras 0.3 also has Siamese there: one
 * layer on each branch ({@code layers/core.py}).
 */
final class SequentialTopology {
  private final GraphBuilder graph;
  private final String where;
  private final int depth;
  private final List<Parsed.Unit> byLayer = new ArrayList<>();

  /**
   * Where branches end whose layers have names of their own, which Keras 0.x did not give: one that
   * two merges have in common is written out in both.
   */
  private final Optional<Map<Object, Port>> named;

  private SequentialTopology(
      GraphBuilder graph, String where, int depth, Optional<Map<Object, Port>> named) {
    this.graph = graph;
    this.where = where;
    this.depth = depth;
    this.named = named;
  }

  static Parsed parse(Object config, String name, String where, int depth) {
    GraphBuilder graph = new GraphBuilder(modelName(config, name));
    Optional<Map<Object, Port>> named = Optional.of(new HashMap<>());
    Port last = new SequentialTopology(graph, where, depth, named).append(config);
    return graph.finish(List.of(last));
  }

  /** As Keras 0.3 divides its weights: {@code layer_K} holds all that the K-th layer wraps. */
  static Parsed parseByLayer(Object config, String name, String where) {
    GraphBuilder graph = new GraphBuilder(name);
    SequentialTopology topology = new SequentialTopology(graph, where, 0, Optional.empty());
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
      last = last == null ? first(layer, config, at) : next(layer, last, at);
      List<String> added = graph.names().subList(before, graph.names().size());
      if (depth == 0 && !graph.isInput(last.node())) {
        graph.list(last.node());
      }
      byLayer.add(new Parsed.Unit("layer_" + i, List.copyOf(added)));
    }
    if (last == null) {
      throw new Damaged("the Sequential model has no layers at " + where);
    }
    return last;
  }

  /**
   * The encoder, then the decoder. Where only the code is asked for, the decoder is kept all the
   * same: the weights file holds it.
   */
  static Parsed parseAutoEncoder(Map<String, Object> config, String name, String where, int depth) {
    GraphBuilder graph = new GraphBuilder(name);
    SequentialTopology topology = new SequentialTopology(graph, where, depth, Optional.empty());
    Port code = topology.append(List.of(Tree.object(config.get("encoder_config"), where)));
    Map<String, Object> decoder = Tree.object(config.get("decoder_config"), where);
    Port whole = topology.next(decoder, code, where + ".decoder_config");
    boolean decoded = !Boolean.FALSE.equals(config.get("output_reconstruction"));
    return graph.finish(List.of(decoded ? whole : code));
  }

  private Port next(Map<String, Object> layer, Port last, String at) {
    String type = Tree.text(layer.get("class_name"), at + ".class_name");
    if (type.equals("SiameseHead")) {
      return last; // picks what the layer made of this branch
    }
    if (type.equals("Siamese")) {
      Map<String, Object> config = Tree.object(layer.get("config"), at + ".config");
      if (config.get("merge_mode") != null) {
        throw new Unsupported("Siamese that merges in the middle of a Sequential at " + at);
      }
      return graph.call(node(Tree.object(config.get("layer"), at), at + ".layer"), List.of(last));
    }
    return graph.call(node(layer, at), List.of(last));
  }

  private Node node(Map<String, Object> layer, String at) {
    return NodeReader.read(layer, at, depth);
  }

  private Port first(Map<String, Object> layer, Object config, String at) {
    String type = Tree.text(layer.get("class_name"), at + ".class_name");
    if (type.equals("Merge")) {
      return merge(layer, at);
    }
    if (type.equals("Siamese")) {
      return siamese(layer, at);
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
    List<Port> ends = branches(config.remove("layers"), at + ".config.layers");
    Node merge = NodeReader.read(Map.of("class_name", "Merge", "config", config), at, depth);
    return graph.call(merge, ends);
  }

  private List<Port> branches(Object listed, String at) {
    List<Object> branches = Tree.list(listed, at);
    List<Port> ends = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      String place = at + "[" + i + "]";
      ends.add(branch(Tree.object(branches.get(i), place), place));
    }
    return ends;
  }

  /** One layer called on each branch, and the results merged; its arrays stand before theirs. */
  private Port siamese(Map<String, Object> layer, String at) {
    Map<String, Object> config = Tree.object(layer.get("config"), at + ".config");
    String shared = graph.add(node(Tree.object(config.get("layer"), at), at + ".config.layer"));
    List<Port> results = new ArrayList<>();
    for (Port end : branches(config.get("inputs"), at + ".config.inputs")) {
      results.add(graph.call(shared, new Call(List.of(end))));
    }
    Map<String, Object> merge = new LinkedHashMap<>();
    merge.put("mode", Tree.text(config.get("merge_mode"), at + ".config.merge_mode"));
    merge.put("concat_axis", config.get("concat_axis"));
    merge.put("dot_axes", config.get("dot_axes"));
    return graph.call(Node.of("merge", "Merge", merge), results);
  }

  private Port branch(Map<String, Object> branch, String at) {
    Port known = named.map(ends -> ends.get(branch)).orElse(null);
    if (known != null) {
      return known;
    }
    Port end = newBranch(branch, at);
    named.filter(ends -> isNamed(branch)).ifPresent(ends -> ends.put(branch, end));
    return end;
  }

  private static boolean isNamed(Object layer) {
    Object config = layer instanceof Map<?, ?> map ? map.get("config") : null;
    return config instanceof List<?> layers
        ? layers.stream().allMatch(SequentialTopology::isNamed)
        : config instanceof Map<?, ?> keys && keys.containsKey("name");
  }

  private Port newBranch(Map<String, Object> branch, String at) {
    String type = Tree.text(branch.get("class_name"), at + ".class_name");
    if (type.equals("Sequential")) {
      SequentialTopology inner = new SequentialTopology(graph, at + ".config", depth + 1, named);
      return inner.append(branch.get("config"));
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
