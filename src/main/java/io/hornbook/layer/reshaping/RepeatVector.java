package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The same vector at each timestep: {@code x (n, d) -> y (n, times, d)} (Keras 3.15, {@code
 * keras/src/layers/reshaping/repeat_vector.py}).
 */
record RepeatVector(int times) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("RepeatVector", RepeatVector::read);

  private static RepeatVector read(Config config) {
    return new RepeatVector(config.intAt("n"));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 2);
    return Shape.of(in.dim(0), times, in.dim(1));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor one = x.reshape(x.shape().insert(1, 1));
    return Rearrange.repeat(one, times, 1);
  }
}
