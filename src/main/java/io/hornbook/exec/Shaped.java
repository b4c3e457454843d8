package io.hornbook.exec;

import io.hornbook.layer.Layer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a layer is called on, and what lies below it.
 *
 * @param in the shapes of the inputs of its first call
 * @param slots the names of its own weights, in order
 * @param inner the layers that it wraps by role, or those of its model by name
 */
public record Shaped(List<Shape> in, List<String> slots, Map<String, Shaped> inner) {
  /** A model called on inputs of these shapes. */
  public static Shaped of(Graph graph, Layers layers, List<Shape> in) {
    return of(new Submodel(graph, layers, DType.FLOAT32), in);
  }

  private static Shaped of(Layer layer, List<Shape> in) {
    List<String> slots = layer.weights(in).stream().map(Weight::name).toList();
    Map<String, Shaped> inner = new LinkedHashMap<>();
    layer.inner(in).forEach((role, part) -> inner.put(role, of(part.layer(), part.in())));
    return new Shaped(in, slots, inner);
  }

  /**
   * The shape of every tensor of a model that is called on inputs of these shapes, in the order in
   * which they come about.
   */
  public static Map<Port, Shape> ports(Graph graph, Layers layers, List<Shape> in) {
    return new LinkedHashMap<>(new Submodel(graph, layers, DType.FLOAT32).shapes(in));
  }

  /**
   * The shapes that a model declares for its inputs.
   *
   * @throws io.hornbook.error.Usage if it does not declare all of them
   */
  public static List<Shape> declared(Graph graph) {
    return InputShapes.declared(graph);
  }
}
