package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Fourier;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The discrete Fourier transform of complex numbers along the last axes, real parts and imaginary
 * parts each a tensor: {@code (..., n), (..., n) -> (..., n), (..., n)} (Keras 3.15 {@code
 * ops/math.py}, {@code FFT}, {@code FFT2} and {@code IFFT2}).
 */
record Transformed(int axes, boolean inverse) implements Layer {
  static LayerType type(String name, int axes, boolean inverse) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Transformed(axes, inverse);
        });
  }

  /** Of real numbers, half of it: {@code (..., n) -> (..., n / 2 + 1)} twice. */
  static LayerType half(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          int length = length(c);
          return new Rowwise(
              -1,
              2,
              n -> (length == 0 ? n : length) / 2 + 1,
              row -> List.of(Fourier.half(length == 0 ? row : Arrays.copyOf(row, length))),
              false);
        });
  }

  /** The real numbers of which half the transform is given. */
  static LayerType ofHalf(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new OfHalf(length(c));
        });
  }

  /** How long the real row is; 0 where its transform tells. */
  private static int length(Config c) {
    if (c.find("fft_length").isEmpty()) {
      return 0;
    }
    int length = c.intAt("fft_length");
    if (length < 1) {
      throw new Damaged("'fft_length' should be positive; found " + length);
    }
    return length;
  }

  private static Shape pair(List<Shape> in) {
    Checks.require(
        in.size() == 2 && in.get(0).matches(in.get(1)),
        "real and imaginary parts of one shape expected; found %s",
        in);
    return in.get(0);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape shape = pair(in);
    Checks.require(shape.rank() >= axes, "%s axes expected; found %s", axes, shape);
    return List.of(shape, shape);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor re = in.get(0).value();
    Tensor im = in.get(1).value();
    for (int axis = -1; axis >= -axes; axis--) {
      Tensor[] both = along(Rearrange.moveAxis(re, axis, -1), Rearrange.moveAxis(im, axis, -1));
      re = Rearrange.moveAxis(both[0], -1, axis);
      im = Rearrange.moveAxis(both[1], -1, axis);
    }
    return List.of(Signal.of(re), Signal.of(im));
  }

  private Tensor[] along(Tensor re, Tensor im) {
    int n = re.shape().dim(-1);
    double[] real = re.toDoubles();
    double[] imaginary = im.toDoubles();
    for (int from = 0; from < real.length; from += n) {
      double[] a = Arrays.copyOfRange(real, from, from + n);
      double[] b = Arrays.copyOfRange(imaginary, from, from + n);
      double[][] to = inverse ? Fourier.inverse(a, b) : Fourier.whole(a, b);
      System.arraycopy(to[0], 0, real, from, n);
      System.arraycopy(to[1], 0, imaginary, from, n);
    }
    return new Tensor[] {
      Tensor.of(re.shape(), real).as(re.dtype()), Tensor.of(im.shape(), imaginary).as(im.dtype())
    };
  }

  /**
   * {@code (..., m), (..., m) -> (..., n)}; what is imaginary at the ends of the half counts as 0.
   *
   * @param length n, or 0 for {@code 2 (m - 1)}
   */
  private record OfHalf(int length) implements Layer {
    private int length(int half) {
      return length > 0 ? length : Math.multiplyExact(2, half - 1);
    }

    @Override
    public List<Shape> infer(List<Shape> in) {
      Shape shape = pair(in);
      int half = shape.rank() == 0 ? 0 : shape.dim(-1);
      Checks.require(
          half == Shape.UNKNOWN || length(half) > 0, "no transform has the half %s", shape);
      int n = half == Shape.UNKNOWN && length == 0 ? Shape.UNKNOWN : length(half);
      return List.of(shape.with(-1, n));
    }

    @Override
    public List<Signal> forward(List<Signal> in, Weights weights, State state) {
      Tensor re = in.get(0).value();
      Shape shape = Checks.fits(infer(in.stream().map(s -> s.value().shape()).toList()).get(0));
      int half = re.shape().dim(-1);
      int n = shape.dim(-1);
      double[] real = re.toDoubles();
      double[] imaginary = in.get(1).value().toDoubles();
      double[] out = new double[shape.intSize()];
      for (int row = 0; row < out.length / n; row++) {
        double[] a = new double[n];
        double[] b = new double[n];
        for (int k = 0; k <= n / 2 && k < half; k++) {
          boolean end = k == 0 || 2 * k == n;
          a[k] = real[row * half + k];
          b[k] = end ? 0 : imaginary[row * half + k];
          a[(n - k) % n] = a[k];
          b[(n - k) % n] = -b[k];
        }
        System.arraycopy(Fourier.inverse(a, b)[0], 0, out, row * n, n);
      }
      return List.of(Signal.of(Tensor.of(shape, out).as(re.dtype())));
    }
  }
}
