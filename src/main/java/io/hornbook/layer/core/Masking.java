package io.hornbook.layer.core;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/**
 * Marks the timesteps whose features all equal a value: {@code x (n, ..., d) -> y (n, ..., d)} with
 * {@code mask = any(x != mask_value, -1)} and {@code y = x mask} (Keras 3.15 {@code
 * layers/core/masking.py}).
 */
record Masking(double maskValue) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Masking", Masking::read);

  private static Masking read(Config c) {
    return new Masking(c.doubleAt("mask_value", 0));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor kept = kept(x);
    Tensor factors = kept.reshape(kept.shape().insert(kept.shape().rank(), 1)).as(x.dtype());
    return Elementwise.multiply(x, factors);
  }

  @Override
  public Optional<Tensor> mask(Signal in) {
    return Optional.of(kept(in.value()));
  }

  private Tensor kept(Tensor x) {
    Shape steps = x.shape().without(-1);
    int d = x.shape().dim(-1);
    boolean[] kept = new boolean[steps.intSize()];
    // Keras compares in the tensor's own type, where 0.1 is another number than in double.
    double value = x.dtype().bytes() == 4 ? (float) maskValue : maskValue;
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < d && !kept[i]; j++) {
        kept[i] = x.doubleAt(i * d + j) != value;
      }
    }
    return Raw.wrap(steps, kept);
  }
}
