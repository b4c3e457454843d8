package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Element by element, with numpy's broadcasting. Each operation is stated in double; its float form
 * rounds the double's result, which for {@code + - * /} and the square root is float arithmetic bit
 * for bit.
 */
public final class Elementwise {
  private Elementwise() {}

  public static Tensor add(Tensor a, Tensor b) {
    return zip(a, b, Double::sum, FloatLoops::add);
  }

  public static Tensor subtract(Tensor a, Tensor b) {
    return zip(a, b, (x, y) -> x - y, FloatLoops::subtract);
  }

  public static Tensor multiply(Tensor a, Tensor b) {
    return zip(a, b, (x, y) -> x * y, FloatLoops::multiply);
  }

  public static Tensor divide(Tensor a, Tensor b) {
    return zip(a, b, (x, y) -> x / y, FloatLoops::divide);
  }

  public static Tensor maximum(Tensor a, Tensor b) {
    return zip(a, b, Math::max, FloatLoops::maximum);
  }

  public static Tensor minimum(Tensor a, Tensor b) {
    return zip(a, b, Math::min, FloatLoops::minimum);
  }

  public static Tensor power(Tensor a, Tensor b) {
    return zip(a, b, Math::pow);
  }

  public static Tensor sqrt(Tensor x) {
    return map(x, Math::sqrt);
  }

  /** The error function. */
  public static double erf(double x) {
    return 1 - ExactMath.INSTANCE.erfc(x);
  }

  /** {@code x factor + offset}, rounded once. */
  public static Tensor scale(Tensor x, double factor, double offset) {
    return map(x, v -> v * factor + offset);
  }

  /** {@code f} of each element. */
  public static Tensor map(Tensor x, DoubleUnaryOperator f) {
    if (Types.isDouble(x)) {
      double[] in = Raw.doubles(x);
      double[] out = new double[in.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = f.applyAsDouble(in[i]);
      }
      return Raw.wrap(x.shape(), out);
    }
    float[] in = Raw.floats(x);
    float[] out = new float[in.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) f.applyAsDouble(in[i]);
    }
    return Raw.wrap(x.shape(), out);
  }

  /** {@code f} of each pair of elements of {@code a} and {@code b}, broadcast to one shape. */
  public static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator f) {
    return zip(
        a,
        b,
        f,
        (x, y, out) -> {
          for (int i = 0; i < out.length; i++) {
            out[i] = (float) f.applyAsDouble(x[i], y[i]);
          }
        });
  }

  /** {@code f}, for floats in a loop of its own. */
  private static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator f, FloatLoops.Loop floats) {
    Types.requireSame(a, b);
    Shape shape = broadcast(a.shape(), b.shape());
    Tensor left = Rearrange.broadcastTo(a, shape);
    Tensor right = Rearrange.broadcastTo(b, shape);
    if (Types.isDouble(a)) {
      double[] x = Raw.doubles(left);
      double[] y = Raw.doubles(right);
      double[] out = new double[x.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = f.applyAsDouble(x[i], y[i]);
      }
      return Raw.wrap(shape, out);
    }
    float[] out = new float[shape.intSize()];
    floats.run(Raw.floats(left), Raw.floats(right), out);
    return Raw.wrap(shape, out);
  }

  /**
   * {@code max(x, 0) + slope min(x, 0)}: {@code x (n, ...)}, and a {@code slope} that broadcasts to
   * a sample.
   */
  public static Tensor rectify(Tensor x, Tensor slope) {
    if (Types.isDouble(x)) {
      return zip(x, slope, (v, alpha) -> v >= 0 ? v : alpha * v);
    }
    Types.requireSame(x, slope);
    float[] slopes = Raw.floats(Rearrange.broadcastTo(slope, x.shape().without(0)));
    float[] out = new float[x.size()];
    new Periodic(slopes).run(Raw.floats(x), out, Periodic::rectify);
    return Raw.wrap(x.shape(), out);
  }

  /**
   * {@code mask ? x : y}, all three broadcast to one shape; {@code x} and {@code y} of any type.
   */
  public static Tensor where(Tensor mask, Tensor x, Tensor y) {
    Types.require(mask.dtype() == DType.BOOL, "a mask of %s", mask.dtype());
    Types.require(x.dtype() == y.dtype(), "%s and %s", x.dtype(), y.dtype());
    Shape shape = broadcast(mask.shape(), broadcast(x.shape(), y.shape()));
    boolean[] choice = (boolean[]) Raw.array(Rearrange.broadcastTo(mask, shape));
    Object left = Raw.array(Rearrange.broadcastTo(x, shape));
    Object right = Raw.array(Rearrange.broadcastTo(y, shape));
    Object out = Raw.allocate(x.dtype(), choice.length);
    for (int i = 0; i < choice.length; i++) {
      System.arraycopy(choice[i] ? left : right, i, out, i, 1);
    }
    return Raw.wrap(shape, x.dtype(), out);
  }

  /**
   * The shape that both broadcast to, as numpy does; dimensions may be {@link Shape#UNKNOWN}, which
   * yields to a known one other than 1.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    int[] dims = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int left = i > a.rank() ? 1 : a.dim(-i);
      int right = i > b.rank() ? 1 : b.dim(-i);
      boolean fits =
          left == right
              || left == 1
              || right == 1
              || left == Shape.UNKNOWN
              || right == Shape.UNKNOWN;
      Types.require(fits, "%s and %s do not broadcast", a, b);
      dims[rank - i] = left == 1 || (left == Shape.UNKNOWN && right != 1) ? right : left;
    }
    return Shape.of(dims);
  }
}
