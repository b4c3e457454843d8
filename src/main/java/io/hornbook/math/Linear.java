package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Matrix products, the one seam where two float kernels meet (see {@link #kernel()}). The result of
 * a row depends neither on how many rows there are nor on where it stands: a {@code Dense} on a 3-D
 * tensor, {@code TimeDistributed(Dense)} and {@code TimeDistributedDense} are bit-equal.
 */
public final class Linear {
  private Linear() {}

  /** A right-hand side, packed once for many products. Immutable. */
  public static final class Packed {
    private final int k;
    private final int n;
    private final DType dtype;
    private final Kernel.Product product;
    private final double[] doubles;

    private Packed(int k, int n, DType dtype, Kernel.Product product, double[] doubles) {
      this.k = k;
      this.n = n;
      this.dtype = dtype;
      this.product = product;
      this.doubles = doubles;
    }

    /** Rows: the length of the axis that a product sums over. */
    public int k() {
      return k;
    }

    /** Columns: the length of the axis that a product yields. */
    public int n() {
      return n;
    }

    public DType dtype() {
      return dtype;
    }

    /** {@code (k, n)} of the storage of a float64 matrix. */
    double[] doubles() {
      return doubles;
    }
  }

  /** Which float kernel runs in this JVM: {@code vector 512-bit} … or {@code plain}. */
  public static String kernel() {
    return Kernels.CHOSEN.name();
  }

  /**
   * Packs {@code kernel (..., n)} as a matrix of as many rows as its other axes have elements.
   *
   * @throws IllegalArgumentException if it is of rank 0 or not of floats
   */
  public static Packed pack(Tensor kernel) {
    return pack(kernel, Kernels.CHOSEN);
  }

  static Packed pack(Tensor kernel, Kernel arithmetic) {
    Shape shape = kernel.shape();
    int n = shape.dim(-1);
    int k = Math.toIntExact(shape.product(0, shape.rank() - 1));
    return switch (kernel.dtype()) {
      case FLOAT32 ->
          new Packed(k, n, DType.FLOAT32, arithmetic.pack(Raw.floats(kernel), k, n), null);
      case FLOAT64 -> new Packed(k, n, DType.FLOAT64, null, Raw.doubles(kernel));
      default -> throw Types.unsupported(kernel);
    };
  }

  /**
   * {@code y = x w + bias} on the last axis: {@code x (..., k), w (k, n), bias (n) -> y (..., n)},
   * for any rank of {@code x} but 0.
   */
  public static Tensor affine(Tensor x, Packed w, Optional<Tensor> bias) {
    Types.require(x.dtype() == w.dtype, "x is %s, the kernel %s", x.dtype(), w.dtype);
    Types.require(x.shape().dim(-1) == w.k, "x %s does not end in %s", x.shape(), w.k);
    bias.ifPresent(b -> Types.require(b.shape().equals(Shape.of(w.n)), "bias %s", b.shape()));
    int rows = Math.toIntExact(x.shape().product(0, x.shape().rank() - 1));
    Shape shape = x.shape().with(-1, w.n);
    if (x.dtype() == DType.FLOAT64) {
      double[] y = new double[shape.intSize()];
      multiply(rows, Raw.doubles(x), 0, w.k, w, y, 0, w.n, false);
      bias.ifPresent(b -> addBias(y, Types.doubles(b)));
      return Raw.wrap(shape, y);
    }
    float[] y = new float[shape.intSize()];
    multiply(rows, Raw.floats(x), 0, w.k, w, y, 0, w.n, false);
    bias.ifPresent(b -> addBias(y, Types.floats(b)));
    return Raw.wrap(shape, y);
  }

  /**
   * {@code c = a w}, or {@code c += a w} if {@code accumulate}: {@code a (rows, k)} lies at {@code
   * at} with {@code lda} elements from row to row, {@code c (rows, n)} at {@code to} with {@code
   * ldc}.
   */
  static void multiply(
      int rows,
      float[] a,
      int at,
      int lda,
      Packed w,
      float[] c,
      int to,
      int ldc,
      boolean accumulate) {
    w.product.multiply(rows, a, at, lda, c, to, ldc, accumulate);
  }

  /** The specification of the float form. */
  static void multiply(
      int rows,
      double[] a,
      int at,
      int lda,
      Packed w,
      double[] c,
      int to,
      int ldc,
      boolean accumulate) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < w.n; j++) {
        double sum = 0;
        for (int i = 0; i < w.k; i++) {
          sum += a[at + row * lda + i] * w.doubles[i * w.n + j];
        }
        int target = to + row * ldc + j;
        c[target] = accumulate ? c[target] + sum : sum;
      }
    }
  }

  static void addBias(float[] y, float[] bias) {
    for (int i = 0; i < y.length; i += bias.length) {
      for (int j = 0; j < bias.length; j++) {
        y[i + j] += bias[j];
      }
    }
  }

  static void addBias(double[] y, double[] bias) {
    for (int i = 0; i < y.length; i += bias.length) {
      for (int j = 0; j < bias.length; j++) {
        y[i + j] += bias[j];
      }
    }
  }

  /**
   * Batched matrix product {@code a (..., m, k), b (..., k, n) -> (..., m, n)}; leading axes
   * broadcast.
   */
  public static Tensor matmul(Tensor a, Tensor b) {
    Types.requireSame(a, b);
    int m = a.shape().dim(-2);
    int k = a.shape().dim(-1);
    int n = b.shape().dim(-1);
    Types.require(b.shape().dim(-2) == k, "%s times %s", a.shape(), b.shape());
    Shape leadingA = a.shape().slice(0, a.shape().rank() - 2);
    Shape leadingB = b.shape().slice(0, b.shape().rank() - 2);
    Shape leading = Elementwise.broadcast(leadingA, leadingB);
    Tensor left = Rearrange.broadcastTo(a, leading.concat(Shape.of(m, k)));
    Tensor right = Rearrange.broadcastTo(b, leading.concat(Shape.of(k, n)));
    Tensor c = Tensor.zeros(leading.concat(Shape.of(m, n)), a.dtype());
    for (int i = 0; i < leading.intSize(); i++) {
      if (Types.isDouble(a)) {
        matmul(m, k, n, Raw.doubles(left), Raw.doubles(right), Raw.doubles(c), i);
      } else {
        float[] matrix = Arrays.copyOfRange(Raw.floats(right), i * k * n, (i + 1) * k * n);
        Kernel.Product product = Kernels.CHOSEN.pack(matrix, k, n);
        product.multiply(m, Raw.floats(left), i * m * k, k, Raw.floats(c), i * m * n, n, false);
      }
    }
    return c;
  }

  /** The i-th matrix of each. */
  private static void matmul(int m, int k, int n, double[] a, double[] b, double[] c, int matrix) {
    for (int row = 0; row < m; row++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
          sum += a[(matrix * m + row) * k + i] * b[(matrix * k + i) * n + j];
        }
        c[(matrix * m + row) * n + j] = sum;
      }
    }
  }
}
