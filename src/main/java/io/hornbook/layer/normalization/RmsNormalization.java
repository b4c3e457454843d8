package io.hornbook.layer.normalization;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Normalization;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = scale x / sqrt(mean(x^2) + epsilon)} over {@code axes}: {@code x (...) -> y (...)}
 * (Keras 3.15, {@code keras/src/layers/normalization/rms_normalization.py}).
 */
record RmsNormalization(Axes axes, double epsilon) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("RMSNormalization", RmsNormalization::read);

  private static RmsNormalization read(Config config) {
    return new RmsNormalization(Axes.read(config), config.doubleAt("epsilon", 1e-6));
  }

  @Override
  public List<Weight> weights(Shape in) {
    return List.of(new Weight("scale", axes.dims(in)));
  }

  @Override
  public Shape infer(Shape in) {
    axes.of(in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return axes.last(
        x,
        row ->
            Elementwise.multiply(
                Normalization.rootMeanSquare(row, axes.count(), epsilon), weights.get("scale")));
  }
}
