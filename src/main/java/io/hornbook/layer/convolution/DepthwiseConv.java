package io.hornbook.layer.convolution;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Convolution;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Each channel by its own filters: {@code x (n, s1, ..., c) -> y (n, o1, ..., c multiplier)}, or
 * channels_first; {@code kernel (k1, ..., c, multiplier)} (Keras 3.15, {@code
 * keras/src/layers/convolutional/base_depthwise_conv.py}).
 */
record DepthwiseConv(int multiplier, Sliding sliding) implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static DepthwiseConv read(Config config, int dims) {
    Sliding.ungrouped(config);
    return new DepthwiseConv(config.intAt("depth_multiplier", 1), Sliding.read(config, dims));
  }

  private int filters(Shape last) {
    return last.dim(-1) == Shape.UNKNOWN ? Shape.UNKNOWN : last.dim(-1) * multiplier;
  }

  @Override
  public List<Weight> weights(Shape in) {
    Shape last = sliding.checked(in);
    Shape kernel = sliding.kernel(last.dim(-1), multiplier);
    return sliding.weights(filters(last), new Weight("kernel", kernel));
  }

  @Override
  public Shape infer(Shape in) {
    Shape last = sliding.checked(in);
    return sliding.format().fromLast(sliding.geometry().output(last, filters(last)));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor last = sliding.format().toLast(x);
    return sliding.finish(
        weights.biased(
            "bias",
            b -> Convolution.depthwise(last, weights.get("kernel"), b, sliding.geometry())));
  }
}
