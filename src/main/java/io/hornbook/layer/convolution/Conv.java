package io.hornbook.layer.convolution;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Convolution;
import io.hornbook.math.Filters;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * {@code y = act(x * kernel + bias)} with {@code *} the correlation: {@code x (n, s1, ..., c) -> y
 * (n, o1, ..., filters)}, or channels_first; {@code kernel (k1, ..., c / groups, filters)} (Keras
 * 3.15, {@code keras/src/layers/convolutional/base_conv.py}).
 */
record Conv(int filters, int groups, Sliding sliding) implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static Conv read(Config config, int dims) {
    int filters = config.intAt("filters");
    int groups = config.intAt("groups", 1);
    if (filters < 1 || groups < 1 || filters % groups != 0) {
      throw new Damaged(filters + " filters do not make " + groups + " groups");
    }
    return new Conv(filters, groups, Sliding.read(config, dims));
  }

  @Override
  public List<Weight> weights(Shape in) {
    int channels = sliding.checked(in).dim(-1);
    Checks.require(
        channels == Shape.UNKNOWN || channels % groups == 0,
        "the channels should make %s groups; found %s",
        groups,
        in);
    int inner = channels == Shape.UNKNOWN ? channels : channels / groups;
    return sliding.weights(filters, new Weight("kernel", sliding.kernel(inner, filters)));
  }

  @Override
  public Shape infer(Shape in) {
    return sliding.format().fromLast(sliding.geometry().output(sliding.checked(in), filters));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Filters kernel = weights.derive("filters", w -> Filters.pack(w.get("kernel"), groups));
    Tensor last = sliding.format().toLast(x);
    return sliding.finish(
        weights.biased("bias", b -> Convolution.convolve(last, kernel, b, sliding.geometry())));
  }
}
