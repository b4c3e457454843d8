package io.hornbook.layer.rnn;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer, or a whole model, at every timestep: {@code x (n, t, ...) -> (n t, ...) -> layer -> y
 * (n, t, ...)}. The mask passes by the inner layer (Keras 3.15 {@code
 * layers/rnn/time_distributed.py}).
 */
record TimeDistributed(Layer layer) implements Layer {
  static final LayerType TYPE = new LayerType("TimeDistributed", (c, inner) -> read(inner));
  private static final String ROLE = "layer";

  private static TimeDistributed read(Map<String, Layer> inner) {
    Layer layer = inner.get(ROLE);
    if (layer == null) {
      throw new Damaged("the config has no 'layer' to distribute");
    }
    return new TimeDistributed(layer);
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    return Map.of(ROLE, new Inner(layer, in.stream().map(TimeDistributed::step).toList()));
  }

  /** The shape that the inner layer sees. */
  private static Shape step(Shape in) {
    Checks.require(in.rank() >= 3, "the input should have 3 axes or more; found %s", in);
    int n = in.dim(0);
    int t = in.dim(1);
    boolean known = n != Shape.UNKNOWN && t != Shape.UNKNOWN;
    return in.without(1).with(0, known ? Math.multiplyExact(n, t) : Shape.UNKNOWN);
  }

  private static Shape restored(Shape out, Shape in) {
    return out.with(0, in.dim(1)).insert(0, in.dim(0));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> out = layer.infer(in.stream().map(TimeDistributed::step).toList());
    return out.stream().map(shape -> restored(shape, in.get(0))).toList();
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Shape whole = in.get(0).value().shape();
    List<Signal> steps =
        in.stream().map(s -> Signal.of(s.value().reshape(step(s.value().shape())))).toList();
    Optional<Tensor> mask = in.get(0).mask();
    return layer.forward(steps, weights.inner(ROLE), state.inner(ROLE)).stream()
        .map(s -> new Signal(s.value().reshape(restored(s.value().shape(), whole)), mask))
        .toList();
  }
}
