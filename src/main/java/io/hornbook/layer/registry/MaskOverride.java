package io.hornbook.layer.registry;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer whose mask is not what today's class gives: {@code supports_masking} in its config says
 * whether the first input's mask passes or ends here.
 */
record MaskOverride(Layer layer, boolean passes) implements Layer {
  @Override
  public Layer called(CallArguments call) {
    return new MaskOverride(layer.called(call), passes);
  }

  @Override
  public boolean castsInputs() {
    return layer.castsInputs();
  }

  @Override
  public boolean castsWeights() {
    return layer.castsWeights();
  }

  @Override
  public List<Weight> weights(List<Shape> in) {
    return layer.weights(in);
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    return layer.inner(in);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    return layer.infer(in);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Optional<Tensor> mask = passes ? in.get(0).mask() : Optional.empty();
    return layer.forward(in, weights, state).stream()
        .map(s -> new Signal(s.value(), mask))
        .toList();
  }
}
