package io.hornbook.layer.normalization;

import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** {@code gamma x + beta}, each of the two only where the config wants it. */
record ScaleAndOffset(boolean scale, boolean center) {
  static ScaleAndOffset read(Config config) {
    return new ScaleAndOffset(config.flag("scale", true), config.flag("center", true));
  }

  /** The slots, each of this shape. */
  List<Weight> weights(Shape shape) {
    List<Weight> slots = new ArrayList<>();
    if (scale) {
      slots.add(new Weight("gamma", shape));
    }
    if (center) {
      slots.add(new Weight("beta", shape));
    }
    return slots;
  }

  /** Gamma, or ones of the shape that it would have. */
  Tensor gamma(Weights weights, Shape shape, DType dtype) {
    return weights
        .find("gamma")
        .orElseGet(() -> Elementwise.scale(Tensor.zeros(shape, dtype), 0, 1));
  }

  /** Beta, or zeros of the shape that it would have. */
  Tensor beta(Weights weights, Shape shape, DType dtype) {
    return weights.find("beta").orElseGet(() -> Tensor.zeros(shape, dtype));
  }
}
