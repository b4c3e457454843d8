package io.hornbook.exec;

import io.hornbook.error.Inconsistent;
import io.hornbook.error.Usage;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Narrow;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a graph runnable: layers from nodes, and every weight array in a slot that fits it. */
public final class Binder {
  private final DType dtype;

  private Binder(DType dtype) {
    this.dtype = dtype;
  }

  /**
   * The graph, ready to run.
   *
   * @param dtype what to compute in: float32 as Keras does, or float64
   * @param inputShapes the shapes of the inputs, where the model does not declare them
   * @throws Inconsistent if weights do not fit the layers
   * @throws Usage if the model does not declare its input shapes and none are given
   */
  public static Bound bind(
      Graph graph, Layers layers, DType dtype, Optional<List<Shape>> inputShapes) {
    Submodel model = new Submodel(graph, layers, dtype);
    List<Shape> in = inputShapes.orElseGet(() -> InputShapes.declared(graph));
    Map<String, Weights> inner = new LinkedHashMap<>();
    Binder binder = new Binder(dtype);
    model
        .inner(in)
        .forEach(
            (name, part) -> inner.put(name, binder.bind(graph.node(name).orElseThrow(), part)));
    return new Bound(model, new Weights(Map.of(), inner), dtype, in);
  }

  /** Whether the model says which shape each of its inputs has. */
  public static boolean declaresInputs(Graph graph) {
    return graph.inputs().stream().allMatch(p -> InputShapes.declared(graph, p).isPresent());
  }

  private Weights bind(Node node, Layer.Inner part) {
    Layer layer = part.layer();
    List<Weight> slots = Submodel.about(node, () -> layer.weights(part.in()));
    Map<String, Tensor> own = slots(node, slots, part.in());
    Optional<Narrow> type = dtype == DType.FLOAT32 ? Casts.narrow(node) : Optional.empty();
    if (layer.castsWeights()) {
      type.ifPresent(t -> own.replaceAll((name, weight) -> t.round(weight)));
    }
    Map<String, Weights> inner = new LinkedHashMap<>();
    Submodel.about(node, () -> layer.inner(part.in()))
        .forEach(
            (role, below) -> {
              Node child =
                  node.graph().isPresent()
                      ? node.graph().get().node(role).orElseThrow()
                      : node.inner().get(role);
              inner.put(role, bind(child, below));
            });
    return new Weights(own, inner, type);
  }

  private Map<String, Tensor> slots(Node node, List<Weight> slots, List<Shape> in) {
    List<NamedWeight> arrays = node.weights();
    if (arrays.size() != slots.size()) {
      throw new Inconsistent(
          "%s: should have %d weight arrays %s; found %d%s"
              .formatted(
                  node.origin(),
                  slots.size(),
                  slots.stream().map(Weight::name).toList(),
                  arrays.size(),
                  arrays.isEmpty() ? "" : " from " + arrays.get(0).name()));
    }
    Map<String, Tensor> bound = new LinkedHashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      Weight slot = slots.get(i);
      NamedWeight array = arrays.get(i);
      if (!slot.shape().matches(array.tensor().shape())) {
        throw new Inconsistent(
            "%s: %s should be %s for inputs of %s; found %s at %s"
                .formatted(
                    node.origin(),
                    slot.name(),
                    slot.shape(),
                    in,
                    array.tensor().shape(),
                    array.name()));
      }
      Tensor tensor = array.tensor();
      bound.put(slot.name(), tensor.dtype() == DType.STRING ? tensor : tensor.as(dtype));
    }
    return bound;
  }
}
