package io.hornbook.verify;

import io.hornbook.exec.Trace;
import io.hornbook.model.Graph;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Feeds each layer the reference's tensors. What the reference does not hold is passed on as the
 * layers before give it, from the last tensors that it does hold. A reference holds no masks: a
 * layer makes its mask of the tensors that it is fed, and the layers behind it hand that on, so a
 * wrong mask shows at the layer that acts on it.
 */
final class Isolation implements Feed {
  private final Matching matching;
  private final Reference reference;
  private final Set<Port> held = new HashSet<>();
  private final Set<Port> used = new HashSet<>();

  Isolation(Graph graph, Matching matching, Reference reference) {
    this.matching = matching;
    this.reference = reference;
    held.addAll(graph.inputs());
    graph.nodes().forEach(n -> n.calls().forEach(call -> used.addAll(call.all())));
  }

  /** Whether layers are fed what they were fed in {@code run}, as the model ran through. */
  boolean changesNothing(Run run) {
    for (Map.Entry<String, Run.Gave> entry : run.activations().entrySet()) {
      Run.Gave gave = entry.getValue();
      Tensor stored = reference.tensors().get(entry.getKey());
      if (used.contains(gave.port()) && !same(stored, gave.value())) {
        return false;
      }
      held.add(gave.port());
    }
    return true;
  }

  private static boolean same(Tensor stored, Tensor gave) {
    if (!fits(stored, gave) || gave.dtype() == DType.STRING) {
      return false;
    }
    for (int i = 0; i < stored.size(); i++) {
      if (Double.compare(stored.doubleAt(i), gave.doubleAt(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Tensor tensor(Trace.Activation gave) {
    Optional<Tensor> stored =
        matching
            .key(gave)
            .map(key -> reference.tensors().get(key))
            .filter(t -> fits(t, gave.value()));
    stored.ifPresent(t -> held.add(new Port(gave.node(), gave.call(), gave.output())));
    return stored.orElse(gave.value());
  }

  private static boolean fits(Tensor stored, Tensor gave) {
    boolean text = gave.dtype() == DType.STRING;
    return stored.shape().equals(gave.shape()) && text == (stored.dtype() == DType.STRING);
  }

  /** The inputs of a call that were not the reference's. */
  List<String> unfed(Graph graph, Port output) {
    List<String> names = new ArrayList<>();
    for (Port input : graph.node(output.node()).orElseThrow().calls().get(output.call()).all()) {
      if (!held.contains(input) && !names.contains(input.node())) {
        names.add(input.node());
      }
    }
    return names;
  }
}
