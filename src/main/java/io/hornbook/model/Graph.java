package io.hornbook.model;

import java.util.List;
import java.util.Optional;

/**
 * A model: nodes, how their calls hang together, and which tensors go in and come out. A Sequential
 * model is a graph in which each node is called once, on the node before it.
 *
 * @param name the model's own name
 * @param nodes in the file's order; names are unique
 * @param layers names of the nodes that Keras' {@code model.layers} lists, in its order: all of a
 *     functional model's, and those of a Sequential but its input and what a Merge at its head
 *     joins
 * @param inputs outputs of the {@code InputLayer} nodes, in the order in which the model takes them
 * @param outputs in the order in which the model gives them
 * @param outputNames what the model calls its outputs, as many as there are outputs
 */
public record Graph(
    String name,
    List<Node> nodes,
    List<String> layers,
    List<Port> inputs,
    List<Port> outputs,
    List<String> outputNames) {
  public Graph {
    nodes = List.copyOf(nodes);
    layers = List.copyOf(layers);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    outputNames = List.copyOf(outputNames);
  }

  /** A graph that lists all its nodes. */
  public static Graph of(
      String name,
      List<Node> nodes,
      List<Port> inputs,
      List<Port> outputs,
      List<String> outputNames) {
    List<String> all = nodes.stream().map(Node::name).toList();
    return new Graph(name, nodes, all, inputs, outputs, outputNames);
  }

  /** This graph with other nodes (same names). */
  public Graph withNodes(List<Node> others) {
    return new Graph(name, others, layers, inputs, outputs, outputNames);
  }

  public Optional<Node> node(String wanted) {
    return nodes.stream().filter(n -> n.name().equals(wanted)).findFirst();
  }
}
