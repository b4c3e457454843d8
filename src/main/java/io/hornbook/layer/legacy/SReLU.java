package io.hornbook.layer.legacy;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Three straight pieces, all learned: {@code x} between {@code l = t_left} and {@code r = t_left +
 * |t_right|}, {@code l + a_left (x - l)} below, and {@code r + a_right (x - r)} above: {@code x (n,
 * ...) -> y (n, ...)} (Keras 1.2.2, {@code keras/layers/advanced_activations.py}).
 *
 * @param clipBelow whether the lower piece, too, ends at r, as {@code K.relu} has it on Theano
 *     ({@code clip_below}); on TensorFlow it does not
 */
record SReLU(Parameters parameters, boolean clipBelow) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("SReLU", SReLU::read);

  private static SReLU read(Config config) {
    config.ignore("t_left_init", "a_left_init", "t_right_init", "a_right_init");
    return new SReLU(Parameters.read(config), config.flag("clip_below", true));
  }

  @Override
  public List<Weight> weights(Shape in) {
    return parameters.weights(in, "t_left", "a_left", "t_right", "a_right");
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor left = weights.get("t_left");
    Tensor right = Elementwise.add(left, Elementwise.map(weights.get("t_right"), Math::abs));
    Tensor fromLeft = Elementwise.subtract(x, left);
    Tensor rising = Elementwise.map(fromLeft, v -> Math.max(v, 0));
    Tensor falling = Elementwise.map(fromLeft, v -> Math.min(v, 0));
    Tensor below = Elementwise.multiply(falling, weights.get("a_left"));
    Tensor limit = Elementwise.subtract(right, left);
    Tensor lower =
        clipBelow
            ? Elementwise.minimum(Elementwise.add(below, rising), limit)
            : Elementwise.add(below, Elementwise.minimum(rising, limit));
    Tensor above =
        Elementwise.multiply(
            Elementwise.map(Elementwise.subtract(x, right), v -> Math.max(v, 0)),
            weights.get("a_right"));
    return Elementwise.add(Elementwise.add(left, lower), above);
  }
}
