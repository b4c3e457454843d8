package io.hornbook.layer.normalization;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Standardization;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * As layer normalisation, but over each of {@code groups} groups of channels by itself, all
 * positions together: {@code x (n, ..., c) -> y (n, ..., c)} with the channels on {@code axis}; -1
 * groups are as many as there are channels (Keras 3.15, {@code
 * keras/src/layers/normalization/group_normalization.py}).
 */
record GroupNormalization(int groups, Axes axis, double epsilon, ScaleAndOffset affine)
    implements UnaryLayer {
  static final LayerType TYPE = new LayerType("GroupNormalization", GroupNormalization::read);

  private static GroupNormalization read(Config config) {
    return new GroupNormalization(
        config.intAt("groups", 32),
        Axes.read(config),
        config.doubleAt("epsilon", 1e-3),
        ScaleAndOffset.read(config));
  }

  @Override
  public List<Weight> weights(Shape in) {
    return affine.weights(axis.dims(in));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.require(
        axis.count() == 1 && in.rank() >= 2, "one axis of channels expected; found %s", in);
    int channels = axis.dims(in).dim(0);
    Checks.require(
        groups == -1 || (groups > 0 && (channels == Shape.UNKNOWN || channels % groups == 0)),
        "the channels should make %s groups; found %s",
        groups,
        in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Shape channels = axis.dims(x.shape());
    Tensor gamma = affine.gamma(weights, channels, x.dtype());
    Tensor beta = affine.beta(weights, channels, x.dtype());
    return axis.last(x, last -> standardize(last, gamma, beta));
  }

  /** {@code (n, ..., c) -> (n, positions, g, c / g) -> (n, g, positions, c / g)} and back. */
  private Tensor standardize(Tensor x, Tensor gamma, Tensor beta) {
    Shape shape = x.shape();
    int channels = shape.dim(-1);
    int count = groups == -1 ? channels : groups;
    int positions = Math.toIntExact(shape.product(1, shape.rank() - 1));
    Tensor split = x.reshape(Shape.of(shape.dim(0), positions, count, channels / count));
    Tensor grouped = Rearrange.permute(split, 0, 2, 1, 3);
    Shape each = Shape.of(count, 1, channels / count);
    Tensor normal =
        Standardization.of(grouped, 2, epsilon, gamma.reshape(each), beta.reshape(each));
    return Rearrange.permute(normal, 0, 2, 1, 3).reshape(shape);
  }
}
