package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Normalization;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Standardization;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Normalisations whose statistics and factors are operands (Keras 3.15 {@code ops/nn.py}, {@code
 * BatchNorm}, {@code LayerNorm} and {@code RMSNorm}).
 *
 * @param factors what follows the tensor that is normalised: mean, variance, beta and gamma; gamma
 *     and beta; or gamma
 */
record Normed(List<Optional<Argument>> factors, Rule rule) implements Layer {
  /** Of {@code backend.epsilon()}. */
  private static final double EPSILON = 1e-7;

  /** What is done with the tensor and the factors that there are. */
  interface Rule {
    Tensor of(Tensor x, List<Optional<Tensor>> factors);
  }

  /** With so many factors at most. */
  private static Normed read(Config c, int factors, Rule rule) {
    Operands operands = Operands.read(c);
    return new Normed(
        IntStream.rangeClosed(1, factors).mapToObj(i -> Argument.at(operands, i)).toList(), rule);
  }

  static LayerType batch(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          int axis = c.intAt("axis");
          double epsilon = c.doubleAt("epsilon", 1e-3);
          return read(c, 4, (x, f) -> batch(x, axis, epsilon, f));
        });
  }

  private static Tensor batch(Tensor x, int axis, double epsilon, List<Optional<Tensor>> f) {
    Tensor deviation = Elementwise.sqrt(Elementwise.scale(given(f, 1), 1, epsilon));
    Tensor one = Elementwise.scale(deviation, 0, 1);
    Tensor scale = Elementwise.divide(f.get(3).orElse(one), deviation);
    Tensor shift = Elementwise.multiply(given(f, 0), scale);
    Tensor none = Tensor.zeros(shift.shape(), x.dtype());
    return Normalization.affine(x, axis, scale, Elementwise.subtract(f.get(2).orElse(none), shift));
  }

  private static Tensor given(List<Optional<Tensor>> factors, int place) {
    return factors
        .get(place)
        .orElseThrow(() -> new Unsupported("a mean and a variance expected; found " + factors));
  }

  static LayerType layer(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          List<Integer> axes = c.ints("axis", List.of(-1));
          double epsilon = c.doubleAt("epsilon", EPSILON);
          if (c.flag("rms_scaling", false)) {
            throw new Unsupported("rms_scaling is not supported in ops.layer_normalization");
          }
          return read(c, 2, (x, f) -> layer(x, axes, epsilon, f));
        });
  }

  private static Tensor layer(
      Tensor x, List<Integer> axes, double epsilon, List<Optional<Tensor>> f) {
    int[] own = own(x.shape(), axes);
    Shape dims = Shape.of(IntStream.of(own).map(x.shape()::dim).toArray());
    Tensor zeros = Tensor.zeros(dims, x.dtype());
    Tensor gamma = f.get(0).orElse(Elementwise.scale(zeros, 0, 1)).reshape(dims);
    Tensor beta = f.get(1).orElse(zeros).reshape(dims);
    return Rearrange.onLast(
        x, own, rows -> Standardization.of(rows, own.length, epsilon, gamma, beta));
  }

  static LayerType rootMeanSquare(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          List<Integer> axes = c.ints("axis", List.of(-1));
          double epsilon = c.doubleAt("epsilon", EPSILON);
          return read(c, 1, (x, f) -> rootMeanSquare(x, axes, epsilon, f));
        });
  }

  private static Tensor rootMeanSquare(
      Tensor x, List<Integer> axes, double epsilon, List<Optional<Tensor>> f) {
    int[] own = own(x.shape(), axes);
    Tensor y = Rearrange.onLast(x, own, r -> Normalization.rootMeanSquare(r, own.length, epsilon));
    return f.get(0).map(scale -> Elementwise.multiply(y, scale)).orElse(y);
  }

  private static int[] own(Shape shape, List<Integer> axes) {
    return axes.stream().mapToInt(axis -> Checks.axis(shape, axis)).sorted().distinct().toArray();
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    return List.of(in.get(0));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    List<Optional<Tensor>> values =
        factors.stream().map(f -> f.map(factor -> factor.value(in, x.dtype()))).toList();
    return List.of(Signal.of(rule.of(x, values)));
  }
}
