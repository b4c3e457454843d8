package io.hornbook.layer.activation;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = exp(x) / sum(exp(x))} along axes: {@code x (n, ...) -> y (n, ...)} (Keras 3.15 {@code
 * layers/activations/softmax.py}).
 */
record Softmax(List<Integer> axes) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Softmax", Softmax::read);

  private static Softmax read(Config c) {
    return new Softmax(c.ints("axis", List.of(-1)));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    if (axes.size() == 1) {
      return Activation.softmax(x, axes.get(0));
    }
    int[] over = axes.stream().mapToInt(axis -> x.shape().axis(axis)).toArray();
    Tensor largest = Reduction.max(x, true, over);
    Tensor powers = Elementwise.map(Elementwise.subtract(x, largest), Math::exp);
    return Elementwise.divide(powers, Reduction.sum(powers, true, over));
  }
}
