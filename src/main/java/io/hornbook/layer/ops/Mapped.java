package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One element of the result for each of the tensor, or each row along an axis for itself. */
record Mapped(UnaryOperator<Tensor> function) implements UnmaskedLayer {
  /** An activation with these arguments. */
  static LayerType type(String name, String activation, String... keys) {
    return of(
        name,
        c -> {
          Activation f = Activation.of(activation, arguments(c, keys));
          return f::apply;
        });
  }

  /** An activation of the rows along {@code axis}. */
  static LayerType rows(String name, String activation) {
    return of(
        name,
        c -> {
          int axis = c.intAt("axis", -1);
          Activation f = Activation.of(activation, Map.of());
          return x -> {
            Tensor last = Rearrange.moveAxis(x, axis, -1);
            return Rearrange.moveAxis(f.apply(last), -1, axis);
          };
        });
  }

  /** A function stated in double. */
  static LayerType function(String name, DoubleUnaryOperator f) {
    return of(name, c -> x -> Elementwise.map(x, f));
  }

  /** A question that each element answers for itself. */
  static LayerType truth(String name, DoubleUnaryOperator f) {
    return of(name, c -> x -> Elementwise.map(x, f).as(DType.BOOL));
  }

  static LayerType of(String name, Function<Config, UnaryOperator<Tensor>> maker) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Mapped(maker.apply(c));
        });
  }

  /** How many of the second operand, which is sorted, each element reaches or exceeds. */
  static LayerType digitize(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          return placed(Operands.read(c).constantAt(1), false);
        });
  }

  /** Where each element belongs among the first operand, which is sorted. */
  static LayerType sorted(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          boolean left = c.oneOf("side", "left", "left", "right").equals("left");
          return placed(Operands.read(c).constantAt(0), left);
        });
  }

  /** How many of a constant row each element exceeds, or without {@code left} reaches. */
  private static Mapped placed(Object constant, boolean left) {
    double[] row = Operands.constant(constant).toDoubles();
    return new Mapped(
        x ->
            Elementwise.map(x, v -> Arrays.stream(row).filter(r -> left ? r < v : r <= v).count()));
  }

  /** Whether each element is among the second operand. */
  static LayerType member(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Tensor some = Operands.constant(Operands.read(c).constantAt(1)).as(DType.FLOAT32);
          double[] members = some.toDoubles();
          int among = c.flag("invert", false) ? 0 : 1;
          c.ignore("assume_unique");
          return new Mapped(
              x ->
                  Elementwise.map(
                          x, v -> Arrays.stream(members).anyMatch(m -> m == v) ? among : 1 - among)
                      .as(DType.BOOL));
        });
  }

  private static Map<String, Double> arguments(Config c, String... keys) {
    Map<String, Double> arguments = new TreeMap<>();
    for (String key : keys) {
      c.find(key)
          .ifPresent(
              v -> {
                boolean flag = v instanceof Boolean;
                arguments.put(key, flag ? (v.equals(true) ? 1.0 : 0.0) : c.doubleAt(key));
              });
    }
    return arguments;
  }

  /** Limits to between {@code x_min} and {@code x_max}. */
  static UnaryOperator<Tensor> clip(Config c) {
    double low = c.doubleAt("x_min");
    double high = c.doubleAt("x_max");
    return x -> Elementwise.map(x, v -> Math.min(Math.max(v, low), high));
  }

  /** The nearest whole number, the even one of two, at {@code decimals} places. */
  static UnaryOperator<Tensor> round(Config c) {
    double scale = Math.pow(10, c.intAt("decimals", 0));
    return x -> Elementwise.map(x, v -> Math.rint(v * scale) / scale);
  }

  /** Numbers for what is none: {@code nan}, and the largest of the type for infinities. */
  static UnaryOperator<Tensor> finite(Config c) {
    double nan = c.doubleAt("nan", 0);
    double high = c.doubleAt("posinf", Float.MAX_VALUE);
    double low = c.doubleAt("neginf", -Float.MAX_VALUE);
    return x ->
        Elementwise.map(
            x, v -> Double.isNaN(v) ? nan : Double.isInfinite(v) ? (v > 0 ? high : low) : v);
  }

  /** Another type: whole numbers lose what lies behind the point. */
  static UnaryOperator<Tensor> cast(Config c) {
    String dtype = c.string("dtype");
    if (dtype.equals("bool")) {
      return x -> x.as(DType.BOOL);
    }
    boolean whole = dtype.startsWith("int") || dtype.startsWith("uint");
    return x -> whole ? Elementwise.map(x, v -> v < 0 ? Math.ceil(v) : Math.floor(v)) : x;
  }

  /** Truth values as numbers: where both stand in one graph. */
  static Tensor number(Tensor x) {
    return x.dtype() == DType.BOOL ? x.as(DType.FLOAT32) : x;
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return function.apply(number(x));
  }
}
