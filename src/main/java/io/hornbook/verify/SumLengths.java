package io.hornbook.verify;

import io.hornbook.exec.Trace;
import io.hornbook.model.Graph;
import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many elements go into one: of a mean over an image, as many as it has. Engines that add them
 * up one by one in float32 round in proportion to the root of that; others add in float64, and so
 * no run of theirs tells.
 */
final class SumLengths {
  private final Graph graph;
  private final Map<Port, Integer> sizes = new HashMap<>();
  private final Map<Port, Double> lengths = new HashMap<>();

  SumLengths(Graph graph, List<Tensor> inputs) {
    this.graph = graph;
    for (int i = 0; i < inputs.size(); i++) {
      sizes.put(graph.inputs().get(i), inputs.get(i).size());
    }
  }

  /** Of a call's output: the elements that it is given for each that it gives; at least 1. */
  double of(Trace.Activation gave) {
    Port port = new Port(gave.node(), gave.call(), gave.output());
    sizes.put(port, gave.value().size());
    double in = 0;
    for (Port operand : graph.node(gave.node()).orElseThrow().calls().get(gave.call()).operands()) {
      in += sizes.getOrDefault(operand, 0);
    }
    double length = Math.max(1, in / Math.max(1, gave.value().size()));
    lengths.put(port, length);
    return length;
  }

  /** Of each of the model's outputs, once all calls are through. */
  List<Double> ofOutputs() {
    return graph.outputs().stream().map(port -> lengths.getOrDefault(port, 1.0)).toList();
  }
}
