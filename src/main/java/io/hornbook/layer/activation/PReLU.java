package io.hornbook.layer.activation;

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
 * {@code y = max(x, 0) + alpha min(x, 0)} with a learned {@code alpha} for every place of a sample,
 * one along shared axes: {@code x (n, ...) -> y (n, ...)} (Keras 3.15 {@code
 * layers/activations/prelu.py}).
 *
 * @param sharedAxes axes of {@code x} along which alpha has length 1
 */
record PReLU(List<Integer> sharedAxes) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("PReLU", PReLU::read);

  private static PReLU read(Config c) {
    return new PReLU(c.ints("shared_axes", List.of()));
  }

  @Override
  public List<Weight> weights(Shape in) {
    Shape alpha = in.without(0);
    for (int axis : sharedAxes) {
      alpha = alpha.with(axis - 1, 1);
    }
    return List.of(new Weight("alpha", alpha));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return Elementwise.rectify(x, w.get("alpha"));
  }
}
