package io.hornbook.layer.legacy;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = max over f of (x W[f] + b[f])}: {@code x (n, d) -> y (n, units)}, {@code W (features,
 * d, units), b (features, units)} (Keras 1.2.2, {@code keras/layers/core.py}).
 */
record MaxoutDense(int units, int features, boolean useBias) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("MaxoutDense", MaxoutDense::read);

  private static MaxoutDense read(Config config) {
    config.ignore("input_dim");
    return new MaxoutDense(
        config.intAt("units"), config.intAt("nb_feature", 4), config.flag("use_bias", true));
  }

  @Override
  public List<Weight> weights(Shape in) {
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", features, in.dim(-1), units));
    if (useBias) {
      slots.add(Weight.of("bias", features, units));
    }
    return slots;
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 2);
    return in.with(-1, units);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Linear.Packed all = weights.derive("side by side", MaxoutDense::sideBySide);
    Optional<Tensor> bias = weights.find("bias").map(b -> b.reshape(Shape.of(b.size())));
    Tensor y = Linear.affine(x, all, bias);
    return Reduction.max(y.reshape(Shape.of(x.shape().dim(0), features, units)), false, 1);
  }

  /** {@code (features, d, units) -> (d, features units)}: one product for all. */
  private static Linear.Packed sideBySide(Weights weights) {
    Tensor kernel = Rearrange.permute(weights.get("kernel"), 1, 0, 2);
    int rows = kernel.shape().dim(0);
    return Linear.pack(kernel.reshape(Shape.of(rows, kernel.size() / Math.max(1, rows))));
  }
}
