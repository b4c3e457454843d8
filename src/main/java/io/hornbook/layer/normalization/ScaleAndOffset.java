package io.hornbook.layer.normalization;

import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Normalization;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** On the last axes of {@code x}. */
  Tensor apply(Tensor x, Weights weights) {
    Optional<Tensor> gamma = weights.find("gamma");
    Optional<Tensor> beta = weights.find("beta");
    Optional<Shape> shape = gamma.or(() -> beta).map(Tensor::shape);
    if (shape.isEmpty()) {
      return x;
    }
    Tensor none = Tensor.zeros(shape.get(), x.dtype());
    Tensor factor = gamma.orElseGet(() -> Elementwise.scale(none, 0, 1));
    Tensor offset = beta.orElse(none);
    int size = none.size();
    Tensor rows = x.reshape(Shape.of(size == 0 ? 0 : x.size() / size, size));
    return Normalization.affine(rows, -1, factor, offset).reshape(x.shape());
  }
}
