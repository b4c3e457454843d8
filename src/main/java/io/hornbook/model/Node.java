package io.hornbook.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer of a graph: what it is, how it is configured, and where it is called.
 *
 * @param name unique in its graph
 * @param type class name, in the vocabulary that the graph has reached
 * @param config its settings; key by key consumed by dialects and layers
 * @param inner layers that it wraps, by role: {@code layer}, {@code forward_layer}, {@code cell} …
 * @param graph the model inside, where the node is one
 * @param calls where it is used, in order
 * @param weights its own arrays in the file's order, without those of {@code inner} and {@code
 *     graph}
 * @param origin what the file calls it, such as {@code TimeDistributedDense 'tdd'}: for messages
 */
public record Node(
    String name,
    String type,
    Config config,
    Map<String, Node> inner,
    Optional<Graph> graph,
    List<Call> calls,
    List<NamedWeight> weights,
    String origin) {
  public Node {
    inner = Collections.unmodifiableMap(new LinkedHashMap<>(inner));
    calls = List.copyOf(calls);
    weights = List.copyOf(weights);
  }

  /** A plain layer without weights, not called yet. */
  public static Node of(String name, String type, Map<String, Object> config) {
    return new Node(
        name,
        type,
        Config.of(config),
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        type + " '" + name + "'");
  }

  public Node withName(String other) {
    return new Node(other, type, config, inner, graph, calls, weights, origin);
  }

  public Node withType(String other) {
    return new Node(name, other, config, inner, graph, calls, weights, origin);
  }

  public Node withConfig(Config other) {
    return new Node(name, type, other, inner, graph, calls, weights, origin);
  }

  public Node withInner(Map<String, Node> other) {
    return new Node(name, type, config, other, graph, calls, weights, origin);
  }

  public Node withGraph(Graph other) {
    return new Node(name, type, config, inner, Optional.of(other), calls, weights, origin);
  }

  public Node withCalls(List<Call> other) {
    return new Node(name, type, config, inner, graph, other, weights, origin);
  }

  public Node withWeights(List<NamedWeight> other) {
    return new Node(name, type, config, inner, graph, calls, other, origin);
  }

  public Node withOrigin(String other) {
    return new Node(name, type, config, inner, graph, calls, weights, other);
  }

  /** This node called once more. */
  public Node called(Call call) {
    List<Call> more = new ArrayList<>(calls);
    more.add(call);
    return withCalls(more);
  }
}
