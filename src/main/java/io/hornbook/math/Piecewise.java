package io.hornbook.math;

import java.util.function.DoubleUnaryOperator;

/** Activations made of lines and parabolas. Sources as in {@link Pointwise}. */
final class Piecewise {
  private Piecewise() {}

  /** The function called {@code name}, or null. */
  static DoubleUnaryOperator find(String name, Pointwise.Args args) {
    return switch (name) {
      case "relu" -> relu(args);
      case "relu6" -> x -> clip(x, 0, 6);
      case "leaky_relu" -> leaky(args.get("negative_slope", 0.2));
      case "hard_sigmoid" -> hardSigmoid(args.get("slope", 1.0 / 6));
      case "hard_silu", "hard_swish" -> x -> x * clip(x + 3, 0, 6) / 6;
      case "hard_tanh" -> x -> clip(x, -1, 1);
      case "hard_shrink" -> hardShrink(args.get("threshold", 0.5));
      case "soft_shrink" -> softShrink(args.get("threshold", 0.5));
      case "threshold" -> threshold(args.get("threshold", 0), args.get("default_value", 0));
      case "sparse_plus" -> x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x;
      case "sparse_sigmoid" -> x -> x <= -1 ? 0 : x < 1 ? (x + 1) / 2 : Math.min(x, 1);
      case "squareplus" -> squareplus(args.get("b", 4));
      default -> null;
    };
  }

  /** NaN stays NaN. */
  private static double clip(double x, double low, double high) {
    return x < low ? low : x > high ? high : x;
  }

  /** {@code keras.activations.relu}, its arguments as in {@code ReLU.static_call}. */
  private static DoubleUnaryOperator relu(Pointwise.Args args) {
    double slope = args.get("negative_slope", 0);
    double threshold = args.get("threshold", 0);
    double max = args.get("max_value", Double.POSITIVE_INFINITY);
    if (threshold == 0 && max == Double.POSITIVE_INFINITY) {
      return slope == 0 ? x -> Math.max(x, 0) : leaky(slope);
    }
    return x -> {
      double kept = threshold == 0 ? Math.max(x, 0) : x > threshold ? x : 0;
      double clipped = max == Double.POSITIVE_INFINITY ? kept : clip(kept, 0, max);
      return slope == 0 ? clipped : clipped - slope * Math.max(threshold - x, 0);
    };
  }

  private static DoubleUnaryOperator leaky(double slope) {
    return x -> x > 0 ? x : slope * x;
  }

  /** Slope 1/6 is Keras 3's, which divides {@code x + 3}; 0.2 is that of all before. */
  private static DoubleUnaryOperator hardSigmoid(double slope) {
    if (Math.abs(slope * 6 - 1) < 1e-6) {
      return x -> clip(x + 3, 0, 6) / 6;
    }
    return x -> clip(slope * x + 0.5, 0, 1);
  }

  private static DoubleUnaryOperator hardShrink(double threshold) {
    return x -> Math.abs(x) > threshold ? x : 0;
  }

  private static DoubleUnaryOperator softShrink(double threshold) {
    return x -> x > threshold ? x - threshold : x < -threshold ? x + threshold : 0;
  }

  private static DoubleUnaryOperator threshold(double threshold, double value) {
    return x -> x > threshold ? x : value;
  }

  private static DoubleUnaryOperator squareplus(double b) {
    return x -> (x + Math.sqrt(x * x + b)) / 2;
  }
}
