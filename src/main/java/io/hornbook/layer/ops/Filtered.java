package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Convolution;
import io.hornbook.math.Geometry;
import io.hornbook.math.Padding;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Images {@code (n, h, w, c)}, each channel through the same filter. */
final class Filtered {
  private static final int LARGEST = 1 << 10;
  private static final Tensor DOWN = Tensor.of(Shape.of(3, 3), -1.0, -2, -1, 0, 0, 0, 1, 2, 1);

  private Filtered() {}

  /** {@code kernel (h, w)} over each channel. */
  private static Tensor through(Tensor x, Tensor kernel, Padding padding) {
    int h = kernel.shape().dim(0);
    int w = kernel.shape().dim(1);
    int c = x.shape().dim(-1);
    Tensor each =
        Rearrange.broadcastTo(
            kernel.as(x.dtype()).reshape(Shape.of(h, w, 1, 1)), Shape.of(h, w, c, 1));
    Geometry windows = Geometry.of(new int[] {h, w}, new int[] {1, 1}, padding);
    return Convolution.depthwise(x, each, Optional.empty(), windows);
  }

  /**
   * A blur (Keras 3.15 {@code backend/tensorflow/image.py}, {@code gaussian_blur}, which takes the
   * first size and deviation for the columns and then reads the kernel as if for the rows).
   *
   * @param kernel {@code (h, w)}
   */
  record Blur(Tensor kernel, DataFormat format) implements UnmaskedLayer {
    static LayerType type(String name) {
      return new LayerType("ops." + name, Blur::read);
    }

    private static Blur read(Config c) {
      Operands.read(c).tensorsOnly();
      List<Integer> sizes = Windows.per(c, "kernel_size", 2, 3);
      List<Double> deviations = c.doubles("sigma", List.of(1.0, 1.0));
      boolean fits = sizes.stream().allMatch(s -> s > 0 && s <= LARGEST) && deviations.size() == 2;
      if (!fits) {
        throw new Damaged("a blur of %s by %s makes no sense".formatted(sizes, deviations));
      }
      double[] first = bell(sizes.get(0), deviations.get(0));
      double[] second = bell(sizes.get(1), deviations.get(1));
      double[] kernel = new double[first.length * second.length];
      for (int i = 0; i < kernel.length; i++) {
        kernel[i] = second[i / first.length] * first[i % first.length];
      }
      Shape shape = Shape.of(first.length, second.length);
      return new Blur(Tensor.of(shape, kernel), DataFormat.read(c));
    }

    private static double[] bell(int size, double deviation) {
      double[] bell = new double[size];
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double x = (i - (size - 1) / 2.0) / deviation;
        bell[i] = Math.exp(-0.5 * x * x);
        sum += bell[i];
      }
      for (int i = 0; i < size; i++) {
        bell[i] /= sum;
      }
      return bell;
    }

    @Override
    public Shape infer(Shape in) {
      Checks.rank(in, 4);
      return in;
    }

    @Override
    public Tensor forward(Tensor x, Weights w) {
      return format.fromLast(through(format.toLast(x), kernel, Padding.SAME));
    }
  }

  /**
   * How steep an image is, downwards and to the right: {@code (n, h, w, c) -> (n, h, w, c, 2)},
   * mirrored about its edge (TensorFlow's {@code image.sobel_edges}).
   */
  record Edges(DataFormat format) implements UnmaskedLayer {
    static LayerType type(String name) {
      return new LayerType(
          "ops." + name,
          c -> {
            Operands.read(c).tensorsOnly();
            return new Edges(DataFormat.read(c));
          });
    }

    @Override
    public Shape infer(Shape in) {
      Checks.rank(in, 4);
      return in.insert(4, 2);
    }

    @Override
    public Tensor forward(Tensor x, Weights w) {
      List<Integer> margins = List.of(0, 1, 1, 0);
      Tensor last = new Padded(margins, margins, "reflect", 0).forward(format.toLast(x), w);
      Tensor down = through(last, DOWN, Padding.VALID);
      Tensor right = through(last, Rearrange.transpose(DOWN), Padding.VALID);
      return Rearrange.concat(List.of(one(down), one(right)), 4);
    }

    private Tensor one(Tensor steep) {
      Tensor given = format.fromLast(steep);
      return given.reshape(given.shape().insert(4, 1));
    }
  }
}
