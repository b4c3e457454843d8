package io.hornbook.layer.convolution;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Convolution;
import io.hornbook.math.Filters;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * The transpose (gradient) of a convolution: {@code x (n, s1, ..., c) -> y (n, o1, ..., filters)},
 * or channels_first; {@code kernel (k1, ..., filters, c)} (Keras 3.15, {@code
 * keras/src/layers/convolutional/base_conv_transpose.py}).
 *
 * @param outputPadding one number an axis, or empty for Keras' default
 */
record ConvTranspose(int filters, List<Integer> outputPadding, Sliding sliding)
    implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static ConvTranspose read(Config config, int dims) {
    Sliding.ungrouped(config);
    List<Integer> extra =
        config.find("output_padding").isPresent()
            ? Windows.per(config, "output_padding", dims)
            : List.of();
    return new ConvTranspose(config.intAt("filters"), extra, Sliding.read(config, dims));
  }

  @Override
  public List<Weight> weights(Shape in) {
    Shape kernel = sliding.kernel(filters, sliding.ranked(in).dim(-1));
    return sliding.weights(filters, new Weight("kernel", kernel));
  }

  @Override
  public Shape infer(Shape in) {
    Shape last = sliding.ranked(in);
    return sliding.format().fromLast(sliding.geometry().transposed(last, filters, outputPadding));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Filters kernel = weights.derive("filters", w -> Filters.packTransposed(w.get("kernel")));
    Tensor last = sliding.format().toLast(x);
    return sliding.finish(
        Convolution.transpose(
            last, kernel, weights.find("bias"), sliding.geometry(), outputPadding));
  }
}
