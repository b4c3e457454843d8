package io.hornbook.layer.activation;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = exp(x) / sum(exp(x))} along an axis: {@code x (n, ...) -> y (n, ...)} (Keras 3.15
 * {@code layers/activations/softmax.py}).
 */
record Softmax(int axis) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Softmax", Softmax::read);

  private static Softmax read(Config c) {
    List<Integer> axes = c.ints("axis", List.of(-1));
    if (axes.size() != 1) {
      throw new Unsupported("a softmax over one axis is supported; found axis = " + axes);
    }
    return new Softmax(axes.get(0));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return Activation.softmax(x, axis);
  }
}
