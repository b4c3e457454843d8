package io.hornbook.layer.applications;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = a + scale b}: {@code a (n, ...), b (n, ...) -> y (n, ...)}, the residual branch of an
 * Inception-ResNet (Keras 3.15 {@code applications/inception_resnet_v2.py}).
 */
record CustomScaleLayer(double scale) implements Layer {
  static final LayerType TYPE =
      new LayerType("CustomScaleLayer", c -> new CustomScaleLayer(c.doubleAt("scale")));

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() == 2, "two inputs expected; found %s", in.size());
    return List.of(Elementwise.broadcast(in.get(0), in.get(1)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor scaled = Elementwise.scale(in.get(1).value(), scale, 0);
    return List.of(Signal.of(Elementwise.add(in.get(0).value(), scaled)));
  }
}
