package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;

/**
 * Another number of elements on an axis. Element i of n lies at {@code (i + 1/2) in / n}, counted
 * from the edge of the first; weights that would fall beyond an edge go, and the others are made to
 * add up to 1. Axis by axis it is what {@code tf.image.resize} does to images (TensorFlow 2.15,
 * {@code core/kernels/image/scale_and_translate_op.cc}, {@code resize_bicubic_op.cc}, {@code
 * resize_area_op.cc}).
 */
public final class Resampling {
  /** Positions in TensorFlow's table of cubic weights. */
  private static final int TABLE = 1024;

  private Resampling() {}

  /** Which elements an element of the result is made of. */
  private static final class Span {
    private final int first;
    private final double[] weights;

    private Span(int first, double[] weights) {
      this.first = first;
      this.weights = weights;
    }
  }

  /**
   * {@code axis} with {@code size} elements, of the dtype of {@code x}.
   *
   * @param antialias whether a kernel widens where the axis shrinks, so that no element is skipped
   */
  public static Tensor resize(Tensor x, int axis, int size, Interpolation kind, boolean antialias) {
    boolean isDouble = Types.isDouble(x);
    int at = x.shape().axis(axis);
    int length = x.shape().dim(at);
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    int outer = Math.toIntExact(x.shape().product(0, at));
    Shape shape = x.shape().with(at, size);
    Tensor y = Tensor.zeros(shape, isDouble ? DType.FLOAT64 : DType.FLOAT32);
    double[] sum = new double[inner];
    for (int i = 0; i < size; i++) {
      Span span = span(i, length, size, kind, antialias);
      for (int block = 0; block < outer; block++) {
        Arrays.fill(sum, 0);
        int to = (block * size + i) * inner;
        for (int k = 0; k < span.weights.length; k++) {
          int from = (block * length + span.first + k) * inner;
          double weight = span.weights[k];
          for (int j = 0; j < inner; j++) {
            double v = isDouble ? Raw.doubles(x)[from + j] : Raw.floats(x)[from + j];
            sum[j] += weight * v;
          }
        }
        for (int j = 0; j < inner; j++) {
          if (isDouble) {
            Raw.doubles(y)[to + j] = sum[j];
          } else {
            Raw.floats(y)[to + j] = (float) sum[j];
          }
        }
      }
    }
    return y;
  }

  private static Span span(int i, int length, int size, Interpolation kind, boolean antialias) {
    double scale = (double) length / size;
    return switch (kind) {
      case NEAREST -> nearest(i, length, size);
      case AREA -> area(i * scale, (i + 1) * scale, length);
      default -> kernel(place(i, scale, kind), length, kind, antialias ? Math.max(scale, 1) : 1);
    };
  }

  /** In whole numbers: {@code floor((i + 1/2) length / size)}. */
  private static Span nearest(int i, int length, int size) {
    long place = (2L * i + 1) * length / (2L * size);
    return new Span((int) Math.min(place, length - 1), new double[] {1});
  }

  /** Each element by how much of it lies between {@code from} and {@code to}. */
  private static Span area(double from, double to, int length) {
    int first = Math.min((int) from, length - 1);
    int end = Math.max(first + 1, Math.min((int) Math.ceil(to), length));
    double[] weights = new double[end - first];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.min(first + k + 1, to) - Math.max(first + k, from);
    }
    return normal(first, weights);
  }

  /** Where the i-th element lies, element 0 reaching from 0 to 1. */
  private static double place(int i, double scale, Interpolation kind) {
    double place = kind == Interpolation.BILINEAR_CORNER ? i * scale + 0.5 : (i + 0.5) * scale;
    if (kind == Interpolation.BICUBIC_TABLE) {
      double low = Math.floor(place - 0.5);
      return low + Math.rint((place - 0.5 - low) * TABLE) / TABLE + 0.5;
    }
    return place;
  }

  private static Span kernel(double place, int length, Interpolation kind, double width) {
    double reach = kind.radius() * width;
    int first = Math.min(Math.max((int) Math.ceil(place - reach - 0.5), 0), length - 1);
    int last = Math.min(Math.max((int) Math.floor(place + reach - 0.5), 0), length - 1);
    double[] weights = new double[last - first + 1];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = kind.weight(Math.abs(first + k + 0.5 - place) / width);
    }
    return normal(first, weights);
  }

  private static Span normal(int first, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    return new Span(first, weights);
  }
}
