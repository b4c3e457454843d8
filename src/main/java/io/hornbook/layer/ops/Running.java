package io.hornbook.layer.ops;

import io.hornbook.model.Config;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/** Sums and products of all elements so far. */
final class Running {
  private Running() {}

  static Function<double[], double[]> sum(Config c) {
    return running(c, 0, Double::sum);
  }

  static Function<double[], double[]> product(Config c) {
    return running(c, 1, (a, b) -> a * b);
  }

  /** With {@code neutral} in place of what is no number. */
  static Function<double[], double[]> numbers(double neutral, Function<double[], double[]> f) {
    return row -> {
      double[] numbers = row.clone();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.isNaN(numbers[i]) ? neutral : numbers[i];
      }
      return f.apply(numbers);
    };
  }

  /** From the end with {@code reverse}; without the element itself with {@code exclusive}. */
  private static Function<double[], double[]> running(
      Config c, double start, DoubleBinaryOperator f) {
    boolean reverse = c.flag("reverse", false);
    boolean exclusive = c.flag("exclusive", false);
    return row -> {
      double[] out = new double[row.length];
      double soFar = start;
      for (int i = 0; i < row.length; i++) {
        int at = reverse ? row.length - 1 - i : i;
        double next = f.applyAsDouble(soFar, row[at]);
        out[at] = exclusive ? soFar : next;
        soFar = next;
      }
      return out;
    };
  }
}
