package io.hornbook.layer.legacy;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * {@code y = x} where {@code |x| > theta}, otherwise 0: {@code x (...) -> y (...)} (Keras 0.3.3
 * {@code layers/advanced_activations.py}, ThresholdedLinear).
 */
record ThresholdedLinear(double theta) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("ThresholdedLinear", ThresholdedLinear::read);

  private static ThresholdedLinear read(Config config) {
    return new ThresholdedLinear(config.doubleAt("theta", 1));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return Elementwise.map(x, v -> Math.abs(v) > theta ? v : 0);
  }
}
