package io.hornbook.layer.legacy;

import io.hornbook.layer.Activations;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code y = t act(x W + b) + (1 - t) x, t = sigmoid(x W_carry + b_carry)}: {@code x (n, d) -> y
 * (n, d)} (Keras 1.2.2, {@code keras/layers/core.py}; its order of weights is W, W_carry, b,
 * b_carry).
 */
record Highway(Activation activation, boolean useBias) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Highway", Highway::read);

  private static final Activation SIGMOID = Activation.of("sigmoid", Map.of());

  private static Highway read(Config config) {
    config.ignore("input_dim", "transform_bias");
    return new Highway(
        Activations.read(config, "activation", "linear"), config.flag("use_bias", true));
  }

  @Override
  public List<Weight> weights(Shape in) {
    int d = in.dim(-1);
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", d, d));
    slots.add(Weight.of("carry_kernel", d, d));
    if (useBias) {
      slots.add(Weight.of("bias", d));
      slots.add(Weight.of("carry_bias", d));
    }
    return slots;
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 2);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor gate =
        SIGMOID.apply(Linear.affine(x, weights.packed("carry_kernel"), weights.find("carry_bias")));
    Tensor made =
        activation.apply(Linear.affine(x, weights.packed("kernel"), weights.find("bias")));
    Tensor carried = Elementwise.multiply(Elementwise.scale(gate, -1, 1), x);
    return Elementwise.add(Elementwise.multiply(made, gate), carried);
  }
}
