package io.hornbook.model;

import java.util.List;
import java.util.Optional;

/**
 * A model: nodes, how their calls hang together, and which tensors go in and come out. A Sequential
 * model is a graph in which each node is called once, on the node before it.
 *
 * @param name the model's own name
 * @param nodes in the file's order; names are unique
 * @param inputs outputs of the {@code InputLayer} nodes, in the order in which the model takes them
 * @param outputs in the order in which the model gives them
 * @param outputNames what the model calls its outputs, as many as there are outputs
 */
public record Graph(
    String name,
    List<Node> nodes,
    List<Port> inputs,
    List<Port> outputs,
    List<String> outputNames) {
  public Graph {
    nodes = List.copyOf(nodes);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    outputNames = List.copyOf(outputNames);
  }

  /** This graph with other nodes (same names). */
  public Graph withNodes(List<Node> others) {
    return new Graph(name, others, inputs, outputs, outputNames);
  }

  public Optional<Node> node(String wanted) {
    return nodes.stream().filter(n -> n.name().equals(wanted)).findFirst();
  }
}
