package io.hornbook.layer.legacy;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * {@code y = alpha log(1 + exp(beta x))}, alpha and beta learned: {@code x (n, ...) -> y (n, ...)}
 * (Keras 1.2.2, {@code keras/layers/advanced_activations.py}).
 */
record ParametricSoftplus(Parameters parameters) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("ParametricSoftplus", ParametricSoftplus::read);

  private static final Activation SOFTPLUS = Activation.of("softplus", Map.of());

  private static ParametricSoftplus read(Config config) {
    config.ignore("alpha_init", "beta_init");
    return new ParametricSoftplus(Parameters.read(config));
  }

  @Override
  public List<Weight> weights(Shape in) {
    return parameters.weights(in, "alphas", "betas");
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor inner = Elementwise.multiply(x, weights.get("betas"));
    return Elementwise.multiply(SOFTPLUS.apply(inner), weights.get("alphas"));
  }
}
