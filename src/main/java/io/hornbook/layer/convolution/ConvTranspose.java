package io.hornbook.layer.convolution;

import io.hornbook.layer.Checks;
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
 * @param outputSize the output's spatial axes where they are said, as Keras 1's Deconvolution2D
 *     does, 0 where the padding says it; or empty
 */
record ConvTranspose(
    int filters, List<Integer> outputPadding, List<Integer> outputSize, Sliding sliding)
    implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static ConvTranspose read(Config config, int dims) {
    Sliding.ungrouped(config);
    List<Integer> extra = outputPadding(config, dims);
    List<Integer> size =
        config.find("output_size").isPresent()
            ? Windows.per(config, "output_size", dims)
            : List.of();
    return new ConvTranspose(config.intAt("filters"), extra, size, Sliding.read(config, dims));
  }

  /** With Theano's 'half' padding the default is what makes {@code stride} elements of each. */
  private static List<Integer> outputPadding(Config config, int dims) {
    if (config.find("output_padding").isPresent()) {
      return Windows.per(config, "output_padding", dims);
    }
    boolean half = config.string("padding", "valid").equals("half");
    return half && config.find("output_size").isEmpty()
        ? Windows.per(config, "strides", dims, 1).stream().map(s -> s - 1).toList()
        : List.of();
  }

  @Override
  public List<Weight> weights(Shape in) {
    Shape kernel = sliding.kernel(filters, sliding.ranked(in).dim(-1));
    return sliding.weights(filters, new Weight("kernel", kernel));
  }

  @Override
  public Shape infer(Shape in) {
    return sliding.format().fromLast(output(sliding.ranked(in)));
  }

  /** {@code (n, s1, ..., c) -> (n, o1, ..., filters)}; refuses a size that no input gives. */
  private Shape output(Shape in) {
    Shape out = sliding.geometry().transposed(in, filters, outputPadding);
    for (int i = 0; i < outputSize.size(); i++) {
      int size = outputSize.get(i);
      int length = in.dim(i + 1);
      if (size != 0) {
        Checks.require(
            length == Shape.UNKNOWN || sliding.geometry().windows().get(i).output(size) == length,
            "an output of %s should come from spatial axis %s; found %s (channels last)",
            size,
            i + 1,
            in);
        out = out.with(i + 1, size);
      }
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Filters kernel = weights.derive("filters", w -> Filters.packTransposed(w.get("kernel")));
    Tensor last = sliding.format().toLast(x);
    return sliding.finish(
        weights.biased(
            "bias",
            b ->
                Convolution.transposeTo(
                    last, kernel, b, sliding.geometry(), output(last.shape()))));
  }
}
