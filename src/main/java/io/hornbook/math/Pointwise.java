package io.hornbook.math;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementwise activations, each defined once over {@link Elementary}. Definitions follow Keras
 * 3.15, {@code keras/src/activations/activations.py} and {@code keras/src/backend/numpy/nn.py}.
 */
final class Pointwise {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  private Pointwise() {}

  /** The arguments of an activation, or their defaults. */
  interface Args {
    double get(String key, double byDefault);
  }

  /** The function called {@code name}, if there is one. */
  static Optional<DoubleUnaryOperator> find(String name, Elementary m, Args args) {
    return Optional.ofNullable(
        switch (name) {
          case "linear" -> x -> x;
          case "sigmoid" -> m::sigmoid;
          case "tanh" -> m::tanh;
          case "exponential" -> m::exp;
          case "softplus" -> m::softplus;
          case "log_sigmoid" -> x -> -m.softplus(-x);
          case "softsign" -> x -> x / (1 + Math.abs(x));
          case "swish", "silu" -> x -> x * m.sigmoid(x);
          case "mish" -> x -> mish(x, m);
          case "gelu" -> args.get("approximate", 0) != 0 ? x -> geluTanh(x, m) : x -> gelu(x, m);
          case "tanh_shrink" -> x -> tanhShrink(x, m);
          case "elu" -> elu(m, args.get("alpha", 1));
          case "selu" -> x -> SELU_SCALE * (x >= 0 ? x : SELU_ALPHA * m.expm1(x));
          case "celu" -> celu(m, args.get("alpha", 1));
          default -> Piecewise.find(name, args);
        });
  }

  /**
   * {@code x tanh(log(1 + e))} with {@code e = exp(x)}, where the tanh is a quotient of polynomials
   * in e.
   */
  private static double mish(double x, Elementary m) {
    if (x > 40) {
      return x;
    }
    double e = m.exp(x);
    double p = e * (e + 2);
    return x * (p / (p + 2));
  }

  private static double gelu(double x, Elementary m) {
    return x * m.erfc(-x / Math.sqrt(2)) / 2;
  }

  private static double geluTanh(double x, Elementary m) {
    // (1 + tanh(y)) / 2 = sigmoid(2y), which does not cancel where y is negative.
    return x * m.sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));
  }

  /**
   * {@code x - tanh(x)}. Near 0 the two cancel; there the continued fraction {@code tanh(x) = x /
   * (1 + u)}, {@code u = x^2/(3 + x^2/(5 + ...}, gives the difference as {@code x u / (1 + u)}.
   */
  private static double tanhShrink(double x, Elementary m) {
    if (!(Math.abs(x) < 1)) {
      return x - m.tanh(x);
    }
    double u = 0;
    for (int odd = 19; odd > 1; odd -= 2) {
      u = x * x / (odd + u);
    }
    return x * u / (1 + u);
  }

  private static DoubleUnaryOperator elu(Elementary m, double alpha) {
    return x -> x >= 0 ? x : alpha * m.expm1(x);
  }

  private static DoubleUnaryOperator celu(Elementary m, double alpha) {
    return x -> x >= 0 ? x : alpha * m.expm1(x / alpha);
  }

  /** Arguments as given; {@code rounded} to float for the float form, as Keras casts them. */
  static Args args(Map<String, Double> given, boolean rounded) {
    return (key, byDefault) -> {
      double value = given.getOrDefault(key, byDefault);
      return rounded ? (float) value : value;
    };
  }

  static String describe(String name, Map<String, Double> args) {
    return args.isEmpty() ? name : String.format(Locale.ROOT, "%s%s", name, args);
  }
}
