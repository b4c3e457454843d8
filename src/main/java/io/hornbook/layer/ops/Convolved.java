package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Convolution;
import io.hornbook.math.Filters;
import io.hornbook.math.Geometry;
import io.hornbook.math.Linear;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Convolutions whose kernels are operands: {@code x (n, s1, ..., c)}, or channels_first, and a
 * kernel as the layer of the same kind has it (Keras 3.15 {@code ops/nn.py}, {@code Conv}, {@code
 * DepthwiseConv} and {@code SeparableConv}; its {@code ConvTranspose} fails in a graph).
 */
record Convolved(Kind kind, Operands operands, Config config, DataFormat format) implements Layer {
  /** Which convolution, and how many kernels it has. */
  enum Kind {
    FULL(1),
    DEPTHWISE(1),
    SEPARABLE(2);

    private final int kernels;

    Kind(int kernels) {
      this.kernels = kernels;
    }
  }

  static LayerType type(String name, Kind kind) {
    return new LayerType(
        "ops." + name,
        c -> {
          c.ignore("strides", "padding", "dilation_rate");
          return new Convolved(kind, Operands.read(c), c, DataFormat.read(c));
        });
  }

  /** How the kernel slides, which says itself how large it is. */
  private Geometry geometry(Shape kernel, Shape last) {
    int dims = last.rank() - 2;
    Checks.require(
        dims >= 1 && dims <= 3 && kernel.rank() == dims + 2,
        "a kernel of %s axes expected; found %s for %s",
        dims + 2,
        kernel,
        last);
    List<Integer> sizes = Arrays.stream(kernel.dims()).limit(dims).boxed().toList();
    return Windows.convolution(config.with("kernel_size", sizes), dims);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 1 + kind.kernels, "operands of %s: %s", kind, shapes);
    Shape last = format.toLast(shapes.get(0));
    Shape kernel = shapes.get(1);
    Geometry g = geometry(kernel, last);
    Windows.check(g, last);
    Shape out =
        switch (kind) {
          case FULL -> g.output(last, kernel.dim(-1));
          case DEPTHWISE -> g.output(last, kernel.dim(-2) * kernel.dim(-1));
          case SEPARABLE -> g.output(last, shapes.get(2).dim(-1));
        };
    return List.of(format.fromLast(out));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    infer(in.stream().map(s -> s.value().shape()).toList());
    List<Tensor> values = operands.numbers(in);
    Tensor x = format.toLast(values.get(0));
    Tensor kernel = values.get(1);
    Geometry g = geometry(kernel.shape(), x.shape());
    Optional<Tensor> none = Optional.empty();
    Tensor y =
        switch (kind) {
          case FULL -> Convolution.convolve(x, Filters.pack(kernel, groups(x, kernel)), none, g);
          case DEPTHWISE -> Convolution.depthwise(x, kernel, none, g);
          case SEPARABLE ->
              Linear.affine(
                  Convolution.depthwise(x, kernel, none, g), Linear.pack(values.get(2)), none);
        };
    return List.of(Signal.of(format.fromLast(y)));
  }

  /** As many as the input has more channels than the kernel. */
  private static int groups(Tensor x, Tensor kernel) {
    int channels = x.shape().dim(-1);
    int each = kernel.shape().dim(-2);
    Checks.require(
        each > 0 && channels % each == 0 && kernel.shape().dim(-1) % (channels / each) == 0,
        "the kernel %s should divide the channels of %s",
        kernel.shape(),
        x.shape());
    return channels / each;
  }
}
