package io.hornbook.layer.legacy;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code Merge(mode='cos')}: {@code a.b / max(sqrt(a.a b.b), epsilon)}, the products as in {@link
 * MergeDot}. Keras 1 put an axis of length 1 behind the batch axis of what it had already made
 * {@code (n, 1)}: vectors give {@code (n, 1, 1)} (1.2.2, {@code keras/engine/topology.py}); Keras
 * 0.3 gave {@code (n, 1)} (0.3.3, {@code keras/layers/core.py}).
 */
record MergeCos(DotAxes axes, boolean extraAxis) implements Layer {
  static final LayerType TYPE = new LayerType("MergeCos", MergeCos::read);

  /** Keras 1's {@code K.epsilon()}. */
  private static final double EPSILON = 1e-7;

  private static MergeCos read(Config config) {
    return new MergeCos(DotAxes.read(config), config.flag("extra_axis", true));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape product = axes.infer(in);
    return List.of(extraAxis ? product.insert(1, 1) : product);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor a = in.get(0).value();
    Tensor b = in.get(1).value();
    Tensor lengths = Elementwise.sqrt(Elementwise.multiply(axes.dot(a, a), axes.dot(b, b)));
    Tensor divisor = Elementwise.map(lengths, v -> v > EPSILON ? v : EPSILON);
    Tensor cos = Elementwise.divide(axes.dot(a, b), divisor);
    return List.of(Signal.of(extraAxis ? cos.reshape(cos.shape().insert(1, 1)) : cos));
  }
}
