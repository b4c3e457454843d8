package io.hornbook.layer.normalization;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.math.Standardization;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta} with mean and variance over {@code
 * axes} of the sample itself: {@code x (...) -> y (...)}. Where {@code rms_scaling} is set, {@code
 * y = gamma x / sqrt(variance + epsilon)} (Keras 3.15, {@code
 * keras/src/layers/normalization/layer_normalization.py}).
 */
record LayerNormalization(Axes axes, double epsilon, ScaleAndOffset affine, boolean rmsScaling)
    implements UnaryLayer {
  static final LayerType TYPE = new LayerType("LayerNormalization", LayerNormalization::read);

  private static LayerNormalization read(Config config) {
    boolean rms = config.flag("rms_scaling", false);
    ScaleAndOffset affine = ScaleAndOffset.read(config);
    return new LayerNormalization(
        Axes.read(config),
        config.doubleAt("epsilon", 1e-3),
        rms ? new ScaleAndOffset(true, false) : affine,
        rms);
  }

  @Override
  public boolean castsWeights() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    return affine.weights(axes.dims(in));
  }

  @Override
  public Shape infer(Shape in) {
    axes.of(in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Shape dims = axes.dims(x.shape());
    Tensor gamma = affine.gamma(weights, dims, x.dtype());
    if (rmsScaling) {
      return axes.last(x, rows -> Elementwise.multiply(spread(rows), gamma));
    }
    Tensor beta = affine.beta(weights, dims, x.dtype());
    return axes.last(x, rows -> Standardization.of(rows, axes.count(), epsilon, gamma, beta));
  }

  /** {@code x / sqrt(variance + epsilon)}. */
  private Tensor spread(Tensor x) {
    int rank = x.shape().rank();
    int[] last = IntStream.range(rank - axes.count(), rank).toArray();
    Tensor centered = Elementwise.subtract(x, Reduction.mean(x, true, last));
    Tensor variance = Reduction.mean(Elementwise.multiply(centered, centered), true, last);
    return Elementwise.divide(x, Elementwise.sqrt(Elementwise.scale(variance, 1, epsilon)));
  }
}
