package io.hornbook.math;

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
    int at = x.shape().axis(axis);
    int length = x.shape().dim(at);
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    Span[] spans = new Span[size];
    Arrays.setAll(spans, i -> span(i, length, size, kind, antialias));
    Shape shape = x.shape().with(at, size);
    if (Types.isDouble(x)) {
      return Raw.wrap(shape, resize(Raw.doubles(x), length, inner, spans, shape.intSize()));
    }
    return Raw.wrap(shape, resize(Raw.floats(x), length, inner, spans, shape.intSize()));
  }

  /** The specification of the float form: {@code x (outer, length, inner)}. */
  private static double[] resize(double[] x, int length, int inner, Span[] spans, int count) {
    double[] y = new double[count];
    for (int to = 0; to < count; to++) {
      int block = to / inner / spans.length;
      Span span = spans[to / inner % spans.length];
      for (int k = 0; k < span.weights.length; k++) {
        int from = (block * length + span.first + k) * inner + to % inner;
        y[to] += span.weights[k] * x[from];
      }
    }
    return y;
  }

  /** Sums in double; a row of {@code inner} elements at a time. */
  private static float[] resize(float[] x, int length, int inner, Span[] spans, int count) {
    float[] y = new float[count];
    double[] sums = new double[inner];
    for (int to = 0; to < count; to += inner) {
      int row = to / inner;
      Span span = spans[row % spans.length];
      int from = (row / spans.length * length + span.first) * inner;
      double[] weights = span.weights;
      if (weights.length == 2) {
        mix(x, from, weights[0], weights[1], y, to, inner);
        continue;
      }
      Arrays.fill(sums, 0);
      for (int k = 0; k < weights.length; k++) {
        for (int j = 0; j < inner; j++) {
          sums[j] += weights[k] * x[from + k * inner + j];
        }
      }
      for (int j = 0; j < inner; j++) {
        y[to + j] = (float) sums[j];
      }
    }
    return y;
  }

  /** Two rows into one: what linear interpolation mostly does. */
  private static void mix(float[] x, int from, double a, double b, float[] y, int to, int inner) {
    for (int j = 0; j < inner; j++) {
      y[to + j] = (float) (a * x[from + j] + b * x[from + inner + j]);
    }
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
