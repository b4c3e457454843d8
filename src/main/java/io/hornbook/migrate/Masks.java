package io.hornbook.migrate;

import io.hornbook.error.HornbookException;
import io.hornbook.exec.Binder;
import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where masks are. The model is run once: which tensors carry one depends on its layers alone, not
 * on what they compute.
 */
final class Masks {
  /** The length of axes that a model leaves open. */
  private static final int FREE = 8;

  private final Set<String> masked = new HashSet<>();
  private final Set<String> alike = new HashSet<>();

  private Masks() {}

  /** The masks of a model that declares its inputs. */
  static Masks of(Graph graph, Layers layers) {
    Masks masks = new Masks();
    if (!areMade(graph)) {
      return masks;
    }
    try {
      List<Tensor> inputs = new ArrayList<>();
      for (Shape shape : Shaped.declared(graph)) {
        int[] dims = shape.dims();
        for (int i = 0; i < dims.length; i++) {
          dims[i] = dims[i] == Shape.UNKNOWN ? FREE : dims[i];
        }
        inputs.add(Tensor.zeros(Shape.of(dims), DType.FLOAT32));
      }
      masks.note(graph, Binder.bind(graph, layers, DType.FLOAT32, Optional.empty()).masks(inputs));
    } catch (HornbookException e) {
      // It takes other inputs than these: then any of its layers may see masks.
      graph.nodes().forEach(n -> masks.masked.add(n.name()));
    }
    return masks;
  }

  private void note(Graph graph, Map<Port, Tensor> found) {
    for (Node node : graph.nodes()) {
      boolean same = true;
      for (Call call : node.calls()) {
        Set<Tensor> several =
            java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Port port : call.all()) {
          if (found.containsKey(port) || !call.masks().isEmpty()) {
            masked.add(node.name());
          }
          same &=
              found.containsKey(port) && (several.isEmpty() || several.contains(found.get(port)));
          several.add(found.get(port));
        }
      }
      if (same) {
        alike.add(node.name());
      }
    }
  }

  /** Whether a layer of the model is called on tensors with masks. */
  boolean reach(String node) {
    return masked.contains(node);
  }

  /** Whether all tensors that a layer is called on carry one and the same mask. */
  boolean areAlike(String node) {
    return alike.contains(node);
  }

  /** Whether any layer of a model makes a mask, or is given one. */
  static boolean areMade(Graph graph) {
    return graph.nodes().stream().anyMatch(Masks::areMade);
  }

  /** Whether a layer, or one within it, makes a mask or is given one. */
  static boolean areMade(Node node) {
    return node.type().equals("Masking")
        || Boolean.TRUE.equals(node.config().peek("mask_zero"))
        || node.calls().stream().anyMatch(c -> c.masks().stream().anyMatch(m -> m.isPresent()))
        || node.inner().values().stream().anyMatch(Masks::areMade)
        || node.graph().filter(Masks::areMade).isPresent();
  }
}
