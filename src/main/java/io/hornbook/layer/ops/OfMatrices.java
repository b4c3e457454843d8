package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Matrices;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Linear algebra on each square matrix of {@code (..., n, n)}, computed in double (Keras 3.15
 * {@code ops/linalg.py}).
 */
record OfMatrices(List<Part> parts) implements Layer {
  /** One output: what a matrix becomes, another or a number. */
  private record Part(boolean matrix, Of f) {}

  /** What becomes of {@code a (n, n)}. */
  private interface Of {
    double[] apply(double[] a, int n);
  }

  private static LayerType type(String name, Function<Config, List<Part>> parts) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new OfMatrices(parts.apply(c));
        });
  }

  /** With {@code upper}, the factor's transpose. */
  static LayerType cholesky(String name) {
    return type(
        name,
        c -> {
          boolean upper = c.flag("upper", false);
          return List.of(new Part(true, (a, n) -> turned(Matrices.cholesky(a, n), n, upper)));
        });
  }

  private static double[] turned(double[] a, int n, boolean turn) {
    double[] out = a.clone();
    for (int i = 0; i < a.length && turn; i++) {
      out[i] = a[i % n * n + i / n];
    }
    return out;
  }

  static LayerType inverse(String name) {
    return type(name, c -> List.of(new Part(true, Matrices::inverse)));
  }

  static LayerType determinant(String name) {
    return type(
        name, c -> List.of(new Part(false, (a, n) -> new double[] {Matrices.determinant(a, n)})));
  }

  static LayerType logDeterminant(String name) {
    return type(name, c -> List.of(logDeterminant(1)));
  }

  /** The sign of the determinant, then the logarithm of its size. */
  static LayerType signAndLogDeterminant(String name) {
    return type(name, c -> List.of(logDeterminant(0), logDeterminant(1)));
  }

  private static Part logDeterminant(int which) {
    return new Part(false, (a, n) -> new double[] {Matrices.logDeterminant(a, n)[which]});
  }

  /** Refuses what are not square matrices. */
  static void square(Shape in) {
    Checks.require(in.rank() >= 2, "matrices expected; found %s", in);
    int rows = in.dim(-2);
    int columns = in.dim(-1);
    boolean known = rows != Shape.UNKNOWN && columns != Shape.UNKNOWN;
    Checks.require(!known || rows == columns, "square matrices expected; found %s", in);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape shape = in.get(0);
    square(shape);
    return parts.stream()
        .map(part -> part.matrix ? shape : shape.slice(0, shape.rank() - 2))
        .toList();
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    List<Shape> shapes = infer(List.of(x.shape()));
    List<Signal> out = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      out.add(Signal.of(each(x, shapes.get(i), parts.get(i).f)));
    }
    return out;
  }

  private static Tensor each(Tensor x, Shape shape, Of f) {
    int n = x.shape().dim(-1);
    double[] all = x.toDoubles();
    double[] out = new double[shape.intSize()];
    for (int from = 0, to = 0; from < all.length; from += n * n) {
      double[] y = f.apply(Arrays.copyOfRange(all, from, from + n * n), n);
      System.arraycopy(y, 0, out, to, y.length);
      to += y.length;
    }
    return Tensor.of(shape, out).as(x.dtype());
  }

  /**
   * {@code x} of {@code a x = b}: {@code a (..., n, n)}, {@code b (..., n, m)} or {@code (..., n)}.
   */
  record Solved(Operands operands, boolean triangular, boolean lower) implements Layer {
    static LayerType type(String name, boolean triangular) {
      return new LayerType(
          "ops." + name,
          c -> new Solved(Operands.read(c), triangular, triangular && c.flag("lower", false)));
    }

    @Override
    public List<Shape> infer(List<Shape> in) {
      List<Shape> s = operands.shapes(in);
      Checks.require(s.size() == 2, "a matrix and a right-hand side expected; found %s", s);
      square(s.get(0));
      int rank = s.get(1).rank();
      int rows = s.get(1).dim(vectors(s) ? -1 : -2);
      int n = s.get(0).dim(-1);
      boolean fits = rows == n || rows == Shape.UNKNOWN || n == Shape.UNKNOWN;
      Checks.require(fits && rank >= s.get(0).rank() - 1, "%s does not fit %s", s.get(1), s.get(0));
      return List.of(s.get(1));
    }

    private static boolean vectors(List<Shape> shapes) {
      return shapes.get(1).rank() == shapes.get(0).rank() - 1;
    }

    @Override
    public List<Signal> forward(List<Signal> in, Weights weights, State state) {
      List<Tensor> values = operands.numbers(in);
      List<Shape> shapes = values.stream().map(Tensor::shape).toList();
      Shape shape = infer(in.stream().map(s -> s.value().shape()).toList()).get(0);
      int n = shapes.get(0).dim(-1);
      int m = vectors(shapes) ? 1 : shape.dim(-1);
      Shape leading = shape.slice(0, shape.rank() - (vectors(shapes) ? 1 : 2));
      Tensor matrices = Rearrange.broadcastTo(values.get(0), leading.concat(Shape.of(n, n)));
      double[] a = matrices.toDoubles();
      double[] b = values.get(1).toDoubles();
      for (int i = 0; i < leading.intSize(); i++) {
        double[] matrix = Arrays.copyOfRange(a, i * n * n, (i + 1) * n * n);
        double[] side = Arrays.copyOfRange(b, i * n * m, (i + 1) * n * m);
        double[] x =
            triangular
                ? Matrices.solveTriangular(matrix, n, side, m, lower)
                : Matrices.solve(matrix, n, side, m);
        System.arraycopy(x, 0, b, i * n * m, x.length);
      }
      return List.of(Signal.of(Tensor.of(shape, b).as(values.get(1).dtype())));
    }
  }
}
