package io.hornbook.layer.convolution;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Convolution;
import io.hornbook.math.Linear;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A depthwise convolution, then a product over its channels: {@code x (n, s1, ..., c) -> y (n, o1,
 * ..., filters)}, or channels_first; {@code depthwise_kernel (k1, ..., c, multiplier),
 * pointwise_kernel (1, ..., c multiplier, filters)} (Keras 3.15, {@code
 * keras/src/layers/convolutional/base_separable_conv.py}).
 */
record SeparableConv(int filters, int multiplier, Sliding sliding) implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static SeparableConv read(Config config, int dims) {
    Sliding.ungrouped(config);
    return new SeparableConv(
        config.intAt("filters"), config.intAt("depth_multiplier", 1), Sliding.read(config, dims));
  }

  @Override
  public List<Weight> weights(Shape in) {
    int channels = sliding.checked(in).dim(-1);
    int between = channels == Shape.UNKNOWN ? channels : channels * multiplier;
    Shape pointwise = Shape.of(between, filters);
    for (int i = 0; i < sliding.geometry().windows().size(); i++) {
      pointwise = pointwise.insert(0, 1);
    }
    return sliding.weights(
        filters,
        new Weight("depthwise_kernel", sliding.kernel(channels, multiplier)),
        new Weight("pointwise_kernel", pointwise));
  }

  @Override
  public Shape infer(Shape in) {
    return sliding.format().fromLast(sliding.geometry().output(sliding.checked(in), filters));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor between =
        Convolution.depthwise(
            sliding.format().toLast(x),
            weights.get("depthwise_kernel"),
            Optional.empty(),
            sliding.geometry());
    return sliding.finish(
        weights.biased(
            "bias",
            b -> Linear.affine(weights.rounded(between), weights.packed("pointwise_kernel"), b)));
  }
}
