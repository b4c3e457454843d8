package io.hornbook.app;

import io.hornbook.format.Json;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mistake that an importer, a converter or an engine might make in one layer: a row of {@code
 * faults.txt}, which says what its words mean.
 *
 * @param fixture the case whose model gets it
 * @param type the class of the layer
 * @param last whether it is the last layer of that class, rather than the first
 * @param steps what is done to it
 */
record Fault(
    String group, String name, String fixture, String type, boolean last, List<String> steps) {

  static List<Fault> all() throws IOException {
    try (InputStream in = Fault.class.getResourceAsStream("faults.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Fault::row)
          .toList();
    }
  }

  private static Fault row(String line) {
    String[] cells = line.split(" \\| ", -1);
    boolean last = cells[3].startsWith("last ");
    String type = last ? cells[3].substring("last ".length()) : cells[3];
    List<String> steps = List.of(cells[4].split(", (?=set|without|become)", -1));
    return new Fault(cells[0], cells[1], cells[2], type, last, steps);
  }

  /** The graph with this fault; the same if it has no such layer. */
  Graph in(Graph graph) {
    List<Node> nodes = new ArrayList<>(graph.nodes());
    for (int i = 0; i < nodes.size(); i++) {
      int at = last ? nodes.size() - 1 - i : i;
      Optional<Node> changed = in(nodes.get(at));
      if (changed.isPresent()) {
        nodes.set(at, changed.get());
        return graph.withNodes(nodes);
      }
    }
    return graph;
  }

  private Optional<Node> in(Node node) {
    if (node.type().equals(type)) {
      Node changed = node;
      for (String step : steps) {
        changed = apply(changed, step.split(" ", 3));
      }
      return Optional.of(changed);
    }
    if (node.graph().isPresent()) {
      Graph inside = in(node.graph().get());
      return inside.equals(node.graph().get())
          ? Optional.empty()
          : Optional.of(node.withGraph(inside));
    }
    List<String> roles = new ArrayList<>(node.inner().keySet());
    if (last) {
      Collections.reverse(roles);
    }
    for (String role : roles) {
      Optional<Node> changed = in(node.inner().get(role));
      if (changed.isPresent()) {
        Map<String, Node> inner = new LinkedHashMap<>(node.inner());
        inner.put(role, changed.get());
        return Optional.of(node.withInner(inner));
      }
    }
    return Optional.empty();
  }

  private static Node apply(Node node, String[] step) {
    return switch (step[0]) {
      case "set" -> node.withConfig(node.config().with(step[1], Json.parse(step[2], "faults.txt")));
      case "without" -> node.withConfig(node.config().without(step[1]));
      case "become" -> node.withType(step[1]);
      case "backwards" -> node.withCalls(node.calls().stream().map(Fault::backwards).toList());
      default -> FaultyWeights.apply(node, String.join(" ", step).split(" "));
    };
  }

  private static Call backwards(Call call) {
    List<Port> inputs = new ArrayList<>(call.inputs());
    Collections.reverse(inputs);
    return new Call(inputs, call.tensors(), call.masks(), call.arguments());
  }
}
