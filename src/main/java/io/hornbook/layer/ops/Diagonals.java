package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Reduction;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The diagonal of the matrices along two axes, {@code (..., n, m) -> (..., min(n, m))} at offset 0,
 * or its sum (numpy's {@code diagonal} and {@code trace}).
 *
 * @param offset how far above the main diagonal
 */
record Diagonals(int offset, int first, int second, boolean summed) implements UnmaskedLayer {
  static LayerType type(String name, boolean summed) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Diagonals(
              c.intAt("offset", 0), c.intAt("axis1", 0), c.intAt("axis2", 1), summed);
        });
  }

  /** Of the last two axes. */
  static LayerType ofMatrices(String name, boolean summed) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Diagonals(c.intAt("k", 0), -2, -1, summed);
        });
  }

  /** {@code (..., n)} on the diagonals of {@code (..., n, n)}. */
  static LayerType spread(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          Checks.require(c.intAt("k", 0) == 0, "only the main diagonal can be filled");
          return new Spread();
        });
  }

  @Override
  public Shape infer(Shape in) {
    int a = Checks.axis(in, first);
    int b = Checks.axis(in, second);
    Checks.require(a != b, "two axes expected; found %s twice", a);
    int n = in.dim(a);
    int m = in.dim(b);
    boolean known = n != Shape.UNKNOWN && m != Shape.UNKNOWN;
    Shape rest = in.without(Math.max(a, b)).without(Math.min(a, b));
    int length = known ? length(n, m) : Shape.UNKNOWN;
    return summed ? rest : rest.insert(rest.rank(), length);
  }

  private int length(int n, int m) {
    return Math.max(0, offset >= 0 ? Math.min(n, m - offset) : Math.min(n + offset, m));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    int a = Checks.axis(x.shape(), first);
    int b = Checks.axis(x.shape(), second);
    Tensor front = Rearrange.moveAxis(Mapped.number(x), a, -1);
    Tensor last = Rearrange.moveAxis(front, b > a ? b - 1 : b, -1);
    int n = last.shape().dim(-2);
    int m = last.shape().dim(-1);
    int length = length(n, m);
    Shape rest = last.shape().slice(0, last.shape().rank() - 2);
    Shape shape = rest.insert(rest.rank(), length);
    Object out = Raw.allocate(last.dtype(), shape.intSize());
    int start = offset >= 0 ? offset : -offset * m;
    for (int i = 0; i < rest.intSize(); i++) {
      for (int j = 0; j < length; j++) {
        int from = i * n * m + start + j * (m + 1);
        System.arraycopy(Raw.array(last), from, out, i * length + j, 1);
      }
    }
    Tensor diagonal = Raw.wrap(shape, last.dtype(), out);
    return summed ? Reduction.sum(diagonal, false, -1) : diagonal;
  }

  private record Spread() implements UnmaskedLayer {
    @Override
    public Shape infer(Shape in) {
      Checks.require(in.rank() > 0, "a vector should have an axis; found %s", in);
      return in.insert(in.rank(), in.dim(-1));
    }

    @Override
    public Tensor forward(Tensor x, Weights w) {
      Shape shape = infer(x.shape());
      Object out = Raw.array(Tensor.zeros(shape, x.dtype()));
      int n = x.shape().dim(-1);
      for (int i = 0; i < x.size(); i++) {
        System.arraycopy(Raw.array(x), i, out, i * n + i % n, 1);
      }
      return Raw.wrap(shape, x.dtype(), out);
    }
  }
}
