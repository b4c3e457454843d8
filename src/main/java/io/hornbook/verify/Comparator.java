package io.hornbook.verify;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/** Compares tensors element by element. */
final class Comparator {
  private final Tolerance tolerance;
  private final Histogram.Builder histogram = new Histogram.Builder();
  private double maxAbs;
  private double maxRel;
  private long maxUlp;
  private double wouldPass;
  private double furthest = -1;
  private int worst = -1;
  private long bad;
  private long nan;
  private long infinite;

  private Comparator(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  static Comparison compare(String name, Tensor found, Tensor reference, Tolerance tolerance) {
    if (!found.shape().equals(reference.shape())) {
      return unlike(name, found, reference);
    }
    Comparator c = new Comparator(tolerance);
    int n = reference.size();
    if (found.dtype() == DType.STRING || reference.dtype() == DType.STRING) {
      return Texts.compare(name, found, reference);
    }
    for (int i = 0; i < n; i++) {
      c.element(i, found.doubleAt(i), reference.doubleAt(i));
    }
    Optional<Shape> at =
        c.worst < 0 ? Optional.empty() : Optional.of(index(c.worst, reference.shape()));
    return new Comparison(
        name,
        found.shape(),
        reference.shape(),
        c.maxAbs,
        c.maxRel,
        c.maxUlp,
        at,
        c.worst < 0 ? Double.NaN : found.doubleAt(c.worst),
        c.worst < 0 ? Double.NaN : reference.doubleAt(c.worst),
        c.bad,
        n,
        c.nan,
        c.infinite,
        c.wouldPass,
        c.histogram.build(),
        c.bad == 0 ? Optional.empty() : Optional.of(Excerpt.around(c.worst, found, reference)));
  }

  private static Comparison unlike(String name, Tensor found, Tensor reference) {
    double none = Double.NaN;
    long all = reference.shape().size();
    return new Comparison(
        name,
        found.shape(),
        reference.shape(),
        none,
        none,
        0,
        Optional.empty(),
        none,
        none,
        all,
        all,
        0,
        0,
        none,
        Histogram.NONE,
        Optional.empty());
  }

  private void element(int i, double value, double expected) {
    boolean inside = tolerance.admits(value, expected);
    if (!inside) {
      bad++;
    }
    double excess = 0;
    if (Double.isNaN(value) != Double.isNaN(expected)) {
      nan++;
      histogram.odd();
      excess = Double.POSITIVE_INFINITY;
    } else if (Double.isInfinite(value) || Double.isInfinite(expected)) {
      if (value != expected) {
        infinite++;
        histogram.odd();
        excess = Double.POSITIVE_INFINITY;
      } else {
        histogram.same();
      }
    } else if (!Double.isNaN(value)) {
      excess = finite(value, expected);
    } else {
      histogram.same();
    }
    wouldPass = Math.max(wouldPass, excess);
    if (excess > furthest) {
      furthest = excess;
      worst = i;
    }
  }

  /** How much atol the pair needs beside rtol. */
  private double finite(double value, double expected) {
    double difference = Math.abs(value - expected);
    histogram.add(difference);
    maxAbs = Math.max(maxAbs, difference);
    if (expected != 0) {
      maxRel = Math.max(maxRel, difference / Math.abs(expected));
    }
    maxUlp = Math.max(maxUlp, ulps((float) value, (float) expected));
    return Math.max(0, difference - tolerance.rtol() * Math.abs(expected));
  }

  /** Steps between two floats on the line of all floats. */
  static long ulps(float a, float b) {
    return Math.abs(place(a) - place(b));
  }

  private static long place(float x) {
    int bits = Float.floatToIntBits(x);
    return bits < 0 ? -(long) (bits & Integer.MAX_VALUE) : bits;
  }

  static Shape index(int flat, Shape shape) {
    int[] index = new int[shape.rank()];
    int rest = flat;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return Shape.of(index);
  }
}
