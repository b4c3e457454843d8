package io.hornbook.layer.normalization;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.UnitLength;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * {@code y = x / max(|x|, epsilon)} with the Euclidean length over {@code axes}: {@code x (...) ->
 * y (...)} (Keras 3.15, {@code keras/src/layers/normalization/unit_normalization.py}).
 */
record UnitNormalization(Axes axes, double epsilon) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("UnitNormalization", UnitNormalization::read);

  private static UnitNormalization read(Config config) {
    return new UnitNormalization(Axes.read(config), config.doubleAt("epsilon", 1e-12));
  }

  @Override
  public Shape infer(Shape in) {
    axes.of(in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return UnitLength.of(x, epsilon, axes.of(x.shape()));
  }
}
