package io.hornbook.explain;

import io.hornbook.model.NamedWeight;
import io.hornbook.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Computed numbers as sentences have them. */
final class Say {
  private Say() {}

  /** Thousands apart: {@code 2,010}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A difference: {@code 0}, {@code 4.8e-7}, {@code 0.073}. */
  static String gap(double value) {
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return "not a number";
    }
    return value >= 0.001 && value < 1000
        ? String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.2f", value)
        : String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-").replace("e+0", "e");
  }

  /** {@code N×700×1}; a free dimension is N in front and T elsewhere. */
  static String shape(Shape shape) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < shape.rank(); i++) {
      String free = i == 0 ? "N" : "T";
      out.append(i == 0 ? "" : "×").append(shape.dim(i) < 0 ? free : "" + shape.dim(i));
    }
    return out.toString();
  }

  /** As {@link #shape(Shape)}, the batch always N. */
  static String batch(Shape shape) {
    return shape(shape.rank() == 0 ? shape : shape.with(0, Shape.UNKNOWN));
  }

  /** How a count of parameters comes about: {@code 200·10 + 10}. */
  static String formula(List<NamedWeight> weights) {
    return weights.stream()
        .map(w -> Arrays.stream(w.tensor().shape().dims()).mapToObj(Say::count))
        .map(dims -> dims.collect(Collectors.joining("·")))
        .collect(Collectors.joining(" + "));
  }

  static String plural(long n, String one) {
    return count(n) + " " + one + (n == 1 ? "" : "s");
  }
}
