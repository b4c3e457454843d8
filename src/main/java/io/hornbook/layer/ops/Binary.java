package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** An operation on two operands of which either may be a constant; shapes broadcast. */
record Binary(Operands operands, BinaryOperator<Tensor> operation) implements Layer {
  /** A truth function of two. */
  interface Truth {
    boolean of(boolean a, boolean b);
  }

  /** A comparison of two. */
  interface Relation {
    boolean holds(double a, double b);
  }

  static LayerType type(String name, BinaryOperator<Tensor> operation) {
    return new LayerType("ops." + name, c -> new Binary(Operands.read(c), operation));
  }

  /** A function stated in double. */
  static LayerType function(String name, DoubleBinaryOperator f) {
    return type(name, (a, b) -> Elementwise.zip(a, b, f));
  }

  /** Whether two numbers are equal but for rounding; the bounds may be operands. */
  static LayerType close(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands all = Operands.read(c);
          double rtol = c.doubleAt("rtol", all.numberAt(2, 1e-5));
          double atol = c.doubleAt("atol", all.numberAt(3, 1e-8));
          boolean nan = c.flag("equal_nan", false);
          return new Binary(
              all.first(2),
              (a, b) ->
                  Elementwise.zip(a, b, (x, y) -> close(x, y, rtol, atol, nan) ? 1 : 0)
                      .as(DType.BOOL));
        });
  }

  private static boolean close(double a, double b, double rtol, double atol, boolean nan) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return nan && Double.isNaN(a) && Double.isNaN(b);
    }
    return a == b || (!Double.isInfinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(b));
  }

  static LayerType logical(String name, Truth truth) {
    return relation(name, (a, b) -> truth.of(a != 0, b != 0));
  }

  static LayerType relation(String name, Relation relation) {
    return type(
        name,
        (a, b) -> Elementwise.zip(a, b, (x, y) -> relation.holds(x, y) ? 1 : 0).as(DType.BOOL));
  }

  /** {@code 0} where the second is 0, whatever the first is. */
  static double safely(double a, double b, DoubleBinaryOperator f) {
    return b == 0 ? 0 : f.applyAsDouble(a, b);
  }

  /** The remainder that has the sign of the divisor, as Python's {@code %}. */
  static double modulo(double a, double b) {
    double rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** The one that is a number, or what {@code f} chooses of two. */
  static double number(double a, double b, DoubleBinaryOperator f) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : f.applyAsDouble(a, b);
  }

  /** {@code log(exp(a) + exp(b))} without overflow. */
  static double logAddExp(double a, double b) {
    return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 2, "two operands expected; found %s", shapes);
    return List.of(Elementwise.broadcast(shapes.get(0), shapes.get(1)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.numbers(in);
    return List.of(Signal.of(operation.apply(values.get(0), values.get(1))));
  }
}
