package io.hornbook.layer.preprocessing;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = x scale + offset}: {@code x (...) -> y (...)}; scale and offset are numbers, or lists
 * along the last axis (Keras 3.15 {@code layers/preprocessing/rescaling.py}).
 */
record Rescaling(List<Double> scale, List<Double> offset) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Rescaling", Rescaling::read);

  private static Rescaling read(Config c) {
    return new Rescaling(c.doubles("scale"), c.doubles("offset", List.of(0.0)));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    if (scale.size() == 1 && offset.size() == 1) {
      return Elementwise.scale(x, scale.get(0), offset.get(0));
    }
    return Elementwise.add(Elementwise.multiply(x, row(scale, x)), row(offset, x));
  }

  private static Tensor row(List<Double> values, Tensor x) {
    double[] row = values.stream().mapToDouble(v -> v).toArray();
    return Tensor.of(Shape.of(row.length), row).as(x.dtype());
  }
}
