package io.hornbook.layer.legacy;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import java.util.List;

/**
 * {@code Merge(mode='dot')}: {@code a (n, ...), b (n, ...) -> y (n, rest of a, rest of b)}, or
 * {@code (n, 1)} where nothing is left (Keras 1.2.2, {@code keras/engine/topology.py}; Keras 0.3.3,
 * {@code keras/layers/core.py}, over several axes at once).
 */
record MergeDot(DotAxes axes) implements Layer {
  static final LayerType TYPE = new LayerType("MergeDot", c -> new MergeDot(DotAxes.read(c)));

  @Override
  public List<Shape> infer(List<Shape> in) {
    return List.of(axes.infer(in));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    return List.of(Signal.of(axes.dot(in.get(0).value(), in.get(1).value())));
  }
}
