package io.hornbook.verify;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Compares tensors element by element. */
final class Comparator {
  private final Tensor found;
  private final Tensor reference;
  private final Allowance allowance;
  private final Band band;
  private final Histogram.Builder histogram = new Histogram.Builder();
  private double maxAbs;
  private double maxRel;
  private long maxUlp;
  private double wouldPass;
  private double share;
  private double furthest = Double.NEGATIVE_INFINITY;
  private int worst = -1;
  private long bad;
  private long nan;
  private long infinite;

  private Comparator(Tensor found, Tensor reference, Allowance allowance) {
    this.found = found;
    this.reference = reference;
    this.allowance = allowance;
    this.band = allowance.band();
  }

  static Comparison compare(String name, Tensor found, Tensor reference, Allowance allowance) {
    if (!found.shape().equals(reference.shape())) {
      return Comparison.unlike(name, found.shape(), reference.shape(), allowance.band());
    }
    if (found.dtype() == DType.STRING || reference.dtype() == DType.STRING) {
      return Texts.compare(name, found, reference);
    }
    return new Comparator(found, reference, allowance).run(name);
  }

  private Comparison run(String name) {
    int n = reference.size();
    for (int i = 0; i < n; i++) {
      element(i, found.doubleAt(i), reference.doubleAt(i));
    }
    return new Comparison(
        name,
        found.shape(),
        reference.shape(),
        maxAbs,
        maxRel,
        maxUlp,
        worst < 0 ? Optional.empty() : Optional.of(index(worst, reference.shape())),
        worst < 0 ? Double.NaN : found.doubleAt(worst),
        worst < 0 ? Double.NaN : reference.doubleAt(worst),
        bad,
        n,
        nan,
        infinite,
        wouldPass,
        histogram.build(),
        bad == 0 ? Optional.empty() : Optional.of(Excerpt.around(worst, found, reference)),
        band,
        share,
        List.of());
  }

  private void element(int i, double value, double expected) {
    double off = Math.abs(value - expected);
    if (Double.isFinite(off)) {
      finite(i, off, value, expected);
    } else if (Double.compare(value, expected) == 0) {
      histogram.same();
      further(i, 0);
    } else {
      odd(i, Double.isNaN(value) != Double.isNaN(expected));
    }
  }

  private void finite(int i, double off, double value, double expected) {
    histogram.add(off);
    if (off == 0) {
      further(i, 0);
      return;
    }
    double allowed = allowance.at(i, expected);
    if (off > allowed) {
      bad++;
    }
    maxAbs = Math.max(maxAbs, off);
    if (expected != 0) {
      maxRel = Math.max(maxRel, off / Math.abs(expected));
    }
    maxUlp = Math.max(maxUlp, ulps((float) value, (float) expected));
    share = Math.max(share, off / allowed);
    wouldPass = Math.max(wouldPass, off - band.rtol() * Math.abs(expected));
    further(i, off / allowed);
  }

  /** No number says how far these are apart. */
  private void odd(int i, boolean oneIsNan) {
    histogram.odd();
    bad++;
    if (oneIsNan) {
      nan++;
    } else {
      infinite++;
    }
    share = Double.POSITIVE_INFINITY;
    wouldPass = Double.POSITIVE_INFINITY;
    further(i, Double.POSITIVE_INFINITY);
  }

  private void further(int i, double share) {
    if (share > furthest) {
      furthest = share;
      worst = i;
    }
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
