package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Call;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Graph model of Keras 0.3 ({@code layers/containers.py}) and its legacy form in Keras 1:
 * {@code input_config}, {@code node_config}, {@code output_config} and {@code nodes}. A node or an
 * output with several inputs merges them first.
 */
final class GraphTopology {
  private final Map<String, Object> config;
  private final String where;
  private final int depth;
  private final GraphBuilder graph;
  private final Map<String, Port> known = new HashMap<>();

  private GraphTopology(Map<String, Object> config, String where, int depth) {
    this.config = config;
    this.where = where;
    this.depth = depth;
    this.graph = new GraphBuilder(Tree.optionalText(config, "name").orElse("graph"));
  }

  static Parsed parse(Map<String, Object> config, String where, int depth) {
    return new GraphTopology(config, where, depth).read();
  }

  private Parsed read() {
    for (Object input : Tree.list(config.get("input_config"), where + ".input_config")) {
      addInput(Tree.object(input, where + ".input_config"));
    }
    for (Object node : Tree.list(config.get("node_config"), where + ".node_config")) {
      addNode(Tree.object(node, where + ".node_config"));
    }
    List<Port> outputs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Object output : Tree.list(config.get("output_config"), where + ".output_config")) {
      Map<String, Object> edge = Tree.object(output, where + ".output_config");
      String name = Tree.text(edge.get("name"), where + ".output_config");
      outputs.add(source(edge, name + "_output"));
      names.add(name);
    }
    if (outputs.isEmpty()) {
      throw new Damaged("the Graph has no outputs at " + where + ".output_config");
    }
    return graph.finish(graph.inputs(), outputs, names);
  }

  private void addInput(Map<String, Object> input) {
    String name = Tree.text(input.get("name"), where + ".input_config");
    Node shaped = Node.of(name, "Input", input);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("batch_input_shape", InputShapes.of(shaped));
    settings.put("dtype", "int".equals(input.get("dtype")) ? "int32" : "float32");
    known.put(name, graph.input(Node.of(name, "InputLayer", settings)));
  }

  private void addNode(Map<String, Object> edge) {
    String name = Tree.text(edge.get("name"), where + ".node_config");
    String at = where + ".nodes." + name;
    Object found = Tree.object(config.get("nodes"), where + ".nodes").get(name);
    Map<String, Object> layer = Tree.object(found, at);
    String type = Tree.text(layer.get("class_name"), at);
    switch (type) {
      case "Siamese" -> addShared(name, edge, Tree.object(layer.get("config"), at), at);
      case "SiameseHead" -> addHead(name, edge, Tree.object(layer.get("config"), at), at);
      default -> {
        Port on = source(edge, name + "_merge");
        Node node = NodeReader.read(layer, at, depth + 1).withName(name);
        known.put(name, graph.call(node.withOrigin(type + " '" + name + "'"), List.of(on)));
      }
    }
  }

  /** A layer called on each input; the results merged, or picked apart by SiameseHead nodes. */
  private void addShared(
      String name, Map<String, Object> edge, Map<String, Object> config, String at) {
    Node node = NodeReader.read(Tree.object(config.get("layer"), at), at + ".layer", depth + 1);
    String added = graph.add(node.withName(name));
    List<Port> results = new ArrayList<>();
    for (Object input : Tree.list(edge.get("inputs"), at + ".inputs")) {
      Port on = port(Tree.text(input, at));
      results.add(graph.call(added, new Call(List.of(on))));
    }
    if (results.isEmpty()) {
      throw new Damaged("the shared node '" + name + "' has no inputs");
    }
    known.put(name, edge.get("merge_mode") == null ? results.get(0) : merge(edge, name, results));
  }

  private void addHead(
      String name, Map<String, Object> edge, Map<String, Object> config, String at) {
    List<Object> inputs = Tree.list(edge.get("inputs"), at + ".inputs");
    Port shared = port(Tree.text(inputs.isEmpty() ? null : inputs.get(0), at));
    known.put(name, new Port(shared.node(), Tree.index(config.get("head"), at + ".head"), 0));
  }

  /** What feeds a node or an output: one tensor, or several merged into one. */
  private Port source(Map<String, Object> edge, String mergeName) {
    if (edge.get("input") instanceof String input && !input.isEmpty()) {
      return port(input);
    }
    List<Object> names = Tree.listAt(edge, "inputs", where);
    List<Port> ports = new ArrayList<>();
    for (Object name : names) {
      ports.add(port(Tree.text(name, where)));
    }
    if (ports.isEmpty()) {
      throw new Damaged("'" + edge.get("name") + "' has neither input nor inputs at " + where);
    }
    return ports.size() == 1 ? ports.get(0) : merge(edge, mergeName, ports);
  }

  private Port merge(Map<String, Object> edge, String name, List<Port> ports) {
    String mode = Tree.text(edge.get("merge_mode"), where + ".merge_mode");
    if (mode.equals("join")) {
      throw new Unsupported("'" + edge.get("name") + "' joins tensors into a dictionary");
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("mode", mode);
    settings.put("concat_axis", edge.get("concat_axis"));
    settings.put("dot_axes", edge.get("dot_axes"));
    return graph.call(Node.of(name, "Merge", settings), ports);
  }

  private Port port(String name) {
    Port port = known.get(name);
    if (port == null) {
      throw new Damaged("no node or input is called '" + name + "' at " + where);
    }
    return port;
  }
}
