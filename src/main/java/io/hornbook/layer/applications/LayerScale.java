package io.hornbook.layer.applications;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = x gamma} on the last axis: {@code x (n, ..., d) -> y (n, ..., d)} (Keras 3.15 {@code
 * applications/convnext.py}).
 */
record LayerScale(int dim) implements UnmaskedLayer {
  static final LayerType TYPE =
      new LayerType(
          "LayerScale",
          c -> {
            c.ignore("init_values");
            return new LayerScale(c.intAt("projection_dim"));
          });

  @Override
  public List<Weight> weights(Shape in) {
    return List.of(Weight.of("gamma", dim));
  }

  @Override
  public Shape infer(Shape in) {
    boolean fits = in.dim(-1) == dim || in.dim(-1) == Shape.UNKNOWN;
    Checks.require(fits, "the last axis should have %s elements; found %s", dim, in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return Elementwise.multiply(x, weights.get("gamma"));
  }
}
