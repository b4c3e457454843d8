package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Convolutions (that is, correlations: kernels are not flipped) over 1 to 3 spatial axes, channels
 * last. The float form gathers patches into a bounded buffer and multiplies ({@link Linear}); the
 * double form is {@link PlainConvolution}.
 */
public final class Convolution {
  /** Elements that the buffer of patches has: a second-level cache holds them. */
  private static final int BUFFER = 1 << 16;

  private Convolution() {}

  /**
   * {@code x (n, s1, ..., c) -> (n, o1, ..., filters)}; group g of the filters sees group g of the
   * channels.
   */
  public static Tensor convolve(Tensor x, Filters filters, Optional<Tensor> bias, Geometry g) {
    filters.require(x, g);
    Shape shape = g.output(x.shape(), filters.output());
    Grid grid = Grid.over(x.shape(), shape, g);
    if (Types.isDouble(x)) {
      double[] y = new double[shape.intSize()];
      PlainConvolution.convolve(
          grid, Raw.doubles(x), Raw.doubles(filters.kernel()), filters.groups().size(), y);
      bias.ifPresent(b -> Linear.addBias(y, Types.doubles(b)));
      return Raw.wrap(shape, y);
    }
    float[] y = new float[shape.intSize()];
    new ConvolutionPass(grid, filters).run(Raw.floats(x), 0, y, 0, false);
    bias.ifPresent(b -> Linear.addBias(y, Types.floats(b)));
    return Raw.wrap(shape, y);
  }

  /**
   * Each channel by its own filters: {@code x (n, s1, ..., c), kernel (k1, ..., c, multiplier) ->
   * (n, o1, ..., c multiplier)}, the filters of a channel side by side.
   */
  public static Tensor depthwise(Tensor x, Tensor kernel, Optional<Tensor> bias, Geometry g) {
    Types.requireSame(x, kernel);
    int channels = x.shape().dim(-1);
    int multiplier = kernel.shape().dim(-1);
    Types.require(kernel.shape().dim(-2) == channels, "%s over %s", kernel.shape(), x.shape());
    Shape shape = g.output(x.shape(), channels * multiplier);
    Grid grid = Grid.over(x.shape(), shape, g);
    if (Types.isDouble(x)) {
      double[] y = new double[shape.intSize()];
      PlainConvolution.convolve(grid, Raw.doubles(x), Raw.doubles(kernel), channels, y);
      bias.ifPresent(b -> Linear.addBias(y, Types.doubles(b)));
      return Raw.wrap(shape, y);
    }
    float[] y = new float[shape.intSize()];
    new DepthwisePass(grid, Raw.floats(kernel), multiplier).run(Raw.floats(x), y);
    bias.ifPresent(b -> Linear.addBias(y, Types.floats(b)));
    return Raw.wrap(shape, y);
  }

  /**
   * The transpose of a convolution, Keras' {@code Conv*Transpose}: {@code x (n, s1, ..., c) -> (n,
   * o1, ..., filters)}.
   *
   * @param outputPadding Keras' argument, one number per axis, or empty for its default
   */
  public static Tensor transpose(
      Tensor x, Filters filters, Optional<Tensor> bias, Geometry g, List<Integer> outputPadding) {
    return transposeTo(
        x, filters, bias, g, g.transposed(x.shape(), filters.output(), outputPadding));
  }

  /** The same with the output's shape given, as Keras 1 did for {@code Deconvolution2D}. */
  public static Tensor transposeTo(
      Tensor x, Filters filters, Optional<Tensor> bias, Geometry g, Shape shape) {
    filters.require(x, g);
    Grid grid = Grid.transposed(shape, x.shape(), g);
    Tensor y = Tensor.zeros(shape, x.dtype());
    if (Types.isDouble(x)) {
      PlainConvolution.transpose(
          grid, Raw.doubles(x), filters.input(), Raw.doubles(filters.kernel()), Raw.doubles(y));
      bias.ifPresent(b -> Linear.addBias(Raw.doubles(y), Types.doubles(b)));
    } else {
      transpose(grid, Raw.floats(x), filters.groups().get(0), Raw.floats(y));
      bias.ifPresent(b -> Linear.addBias(Raw.floats(y), Types.floats(b)));
    }
    return y;
  }

  /** All taps of many cells in one product, then added to where they belong. */
  private static void transpose(Grid grid, float[] x, Linear.Packed packed, float[] y) {
    int rows = Math.max(12, BUFFER / Math.max(1, packed.n()));
    float[] taps = new float[Math.multiplyExact(Math.min(rows, grid.positions()), packed.n())];
    int[] cells = new int[grid.taps()];
    for (int first = 0; first < grid.positions(); first += rows) {
      int some = Math.min(rows, grid.positions() - first);
      Linear.multiply(some, x, first * packed.k(), packed.k(), packed, taps, 0, packed.n(), false);
      for (int row = 0; row < some; row++) {
        grid.cells(first + row, cells);
        for (int tap = 0; tap < cells.length; tap++) {
          int from = row * packed.n() + tap * grid.channels;
          for (int c = 0; c < grid.channels && cells[tap] >= 0; c++) {
            y[cells[tap] * grid.channels + c] += taps[from + c];
          }
        }
      }
    }
  }
}
