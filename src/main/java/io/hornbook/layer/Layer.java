package io.hornbook.layer;

import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Map;

/**
 * What a Keras layer does at inference: which weights it needs, which shapes it gives, and the
 * forward pass. Layers are immutable; a shared layer is one object called several times.
 */
public interface Layer {
  /**
   * This layer as one of its calls uses it. Tensors that the call gives by name follow its inputs,
   * in weights, infer and forward; an argument that is not read here is refused.
   */
  default Layer called(CallArguments call) {
    return this;
  }

  /**
   * Whether the tensors that it is called on have no mask any more once it has run, for whoever
   * takes them next: what Keras 3's multi-head attention does to them.
   */
  default boolean takesMasksOff() {
    return false;
  }

  /**
   * Whether Keras casts floating inputs to the type that the layer computes in, which it does not
   * where they may be indices.
   */
  default boolean castsInputs() {
    return true;
  }

  /** Whether Keras casts the weights to that type, too. */
  default boolean castsWeights() {
    return true;
  }

  /**
   * The layer's own weight slots in Keras' order, for inputs of these shapes (dimensions may be
   * unknown); not those of wrapped layers.
   */
  default List<Weight> weights(List<Shape> in) {
    return List.of();
  }

  /** The layers that this one wraps, by role, each with the shapes it will be called on. */
  default Map<String, Inner> inner(List<Shape> in) {
    return Map.of();
  }

  /**
   * The shapes of the outputs.
   *
   * @throws io.hornbook.error.Inconsistent if the layer cannot take inputs of these shapes
   */
  List<Shape> infer(List<Shape> in);

  /** The outputs at inference, each with its mask. */
  List<Signal> forward(List<Signal> in, Weights weights, State state);

  /** A wrapped layer and the input shapes it will see. */
  record Inner(Layer layer, List<Shape> in) {}
}
