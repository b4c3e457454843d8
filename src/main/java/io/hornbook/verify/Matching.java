package io.hornbook.verify;

import io.hornbook.exec.Trace;
import io.hornbook.model.Graph;
import io.hornbook.model.Port;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which tensors of a reference are which tensors of a model. */
final class Matching {
  private final Reference reference;
  private final LayerNames names;
  private final Map<Port, Optional<String>> keys = new HashMap<>();

  Matching(Graph graph, Reference reference) {
    this.reference = reference;
    this.names = new LayerNames(graph);
  }

  /** The reference's key of what a call gave, where it holds that. */
  Optional<String> key(Trace.Activation a) {
    return keys.computeIfAbsent(
        new Port(a.node(), a.call(), a.output()),
        port -> reference.activation(a, names.of(a.node())));
  }

  /** What people call it: the layer, and which call and output where there are several. */
  static String name(Trace.Activation a) {
    if (a.output() > 0) {
      return a.node() + "/" + a.call() + "/" + a.output();
    }
    return a.calls() == 1 ? a.node() : a.node() + "/" + a.call();
  }
}
