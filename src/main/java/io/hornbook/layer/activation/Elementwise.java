package io.hornbook.layer.activation;

import io.hornbook.layer.Activations;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code y = act(x)}: {@code x (n, ...) -> y (n, ...)}, mask included (Keras 3.15 {@code
 * layers/activations}). Softmax and its kin act on the last axis.
 */
record Elementwise(Activation activation) implements UnaryLayer {
  static final LayerType ACTIVATION =
      new LayerType(
          "Activation", c -> new Elementwise(Activations.read(c, "activation", "linear")));
  static final LayerType ELU =
      new LayerType("ELU", c -> of("elu", Map.of("alpha", c.doubleAt("alpha", 1))));
  static final LayerType LEAKY_RELU =
      new LayerType(
          "LeakyReLU",
          c -> of("leaky_relu", Map.of("negative_slope", c.doubleAt("negative_slope", 0.3))));
  static final LayerType RELU = new LayerType("ReLU", Elementwise::relu);
  // Keras 2.15 layers/activation/thresholded_relu.py: x where x > theta, otherwise 0.
  static final LayerType THRESHOLDED_RELU =
      new LayerType(
          "ThresholdedReLU",
          c -> of("threshold", Map.of("threshold", c.doubleAt("theta", 1), "default_value", 0.0)));

  private static Elementwise of(String name, Map<String, Double> args) {
    return new Elementwise(Activation.of(name, args));
  }

  private static Elementwise relu(Config c) {
    Map<String, Double> args = new HashMap<>();
    args.put("negative_slope", c.doubleAt("negative_slope", 0));
    args.put("threshold", c.doubleAt("threshold", 0));
    c.find("max_value").ifPresent(v -> args.put("max_value", c.doubleAt("max_value")));
    return of("relu", args);
  }

  @Override
  public Shape infer(Shape in) {
    return activation.name().equals("glu") && in.dim(-1) != Shape.UNKNOWN
        ? in.with(-1, in.dim(-1) / 2)
        : in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return activation.apply(x);
  }
}
