package io.hornbook.app;

import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/** The faults of {@code faults.txt} that lie in a layer's arrays. */
final class FaultyWeights {
  private FaultyWeights() {}

  static Node apply(Node node, String[] words) {
    List<Tensor> arrays =
        new ArrayList<>(node.weights().stream().map(NamedWeight::tensor).toList());
    int n = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "gates" -> arrays.replaceAll(t -> gates(t, n, number(words, 2), number(words, 3)));
      case "exchange" -> Collections.swap(arrays, n, number(words, 2));
      default -> arrays.set(n, one(arrays.get(n), words));
    }
    List<NamedWeight> named = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      named.add(new NamedWeight(node.weights().get(i).name(), arrays.get(i)));
    }
    return node.withWeights(named);
  }

  private static Tensor one(Tensor t, String[] words) {
    return switch (words[0]) {
      case "zero" -> each(t, i -> true, x -> 0);
      case "zero-row" -> {
        int width = t.shape().dim(-1);
        yield each(t, i -> i / width == number(words, 2), x -> 0);
      }
      case "add" -> {
        double plus = Double.parseDouble(words[4]);
        yield each(t, i -> i >= number(words, 2) && i < number(words, 3), x -> x + plus);
      }
      case "fill" -> each(t, i -> true, x -> number(words, 2));
      case "sqrt" -> each(t, i -> true, Math::sqrt);
      case "scale" -> each(t, i -> true, x -> x * Double.parseDouble(words[2]));
      case "scale-one" -> each(t, i -> i == 0, x -> x * Double.parseDouble(words[2]));
      case "round" -> each(t, i -> true, x -> rounded(x, number(words, 2)));
      case "flip" -> Rearrange.reverse(t, number(words, 2));
      case "transpose" -> transposed(t);
      default -> throw new IllegalArgumentException("faults.txt: no such fault as " + words[0]);
    };
  }

  private static int number(String[] words, int i) {
    return Integer.parseInt(words[i]);
  }

  private static Tensor each(Tensor t, IntPredicate which, DoubleUnaryOperator change) {
    float[] values = t.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = which.test(i) ? (float) change.applyAsDouble(values[i]) : values[i];
    }
    return Tensor.of(t.shape(), values);
  }

  private static double rounded(double x, int steps) {
    double unit = Math.scalb(1.0, Math.getExponent(x)) / steps;
    return Math.rint(x / unit) * unit;
  }

  /** The last two axes exchanged, and the numbers read in the shape that was expected. */
  private static Tensor transposed(Tensor t) {
    int[] axes = new int[t.shape().rank()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i;
    }
    axes[axes.length - 1]--;
    axes[axes.length - 2]++;
    return Rearrange.permute(t, axes).reshape(t.shape());
  }

  /** Parts {@code a} and {@code b} of the last axis exchanged. */
  private static Tensor gates(Tensor t, int parts, int a, int b) {
    Shape shape = t.shape();
    int width = shape.dim(-1) / parts;
    List<Tensor> cut = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      cut.add(Rearrange.slice(t, shape.rank() - 1, i * width, (i + 1) * width));
    }
    Collections.swap(cut, a, b);
    return Rearrange.concat(cut, shape.rank() - 1);
  }
}
