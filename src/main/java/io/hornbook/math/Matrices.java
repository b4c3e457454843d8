package io.hornbook.math;

/**
 * Square matrices in double: factors and what follows from them. A matrix {@code (n, n)} is
 * row-major, a right-hand side {@code (n, m)} too.
 */
public final class Matrices {
  private Matrices() {}

  /**
   * {@code L} of {@code A = L L'} with zeros above its diagonal; NaN where {@code a} is not
   * positive definite. Only the lower triangle is read.
   */
  public static double[] cholesky(double[] a, int n) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    return l;
  }

  /** {@code x} of {@code A x = b} where {@code a} is triangular; the other triangle is not read. */
  public static double[] solveTriangular(double[] a, int n, double[] b, int m, boolean lower) {
    double[] x = b.clone();
    for (int step = 0; step < n; step++) {
      int i = lower ? step : n - 1 - step;
      for (int column = 0; column < m; column++) {
        double sum = x[i * m + column];
        for (int done = 0; done < step; done++) {
          int j = lower ? done : n - 1 - done;
          sum -= a[i * n + j] * x[j * m + column];
        }
        x[i * m + column] = sum / a[i * n + i];
      }
    }
    return x;
  }

  /** Gaussian elimination with partial pivoting, {@code P A = L U}, L's ones left out. */
  private static final class Eliminated {
    final double[] factors;
    final int[] rows;
    final int sign;

    Eliminated(double[] factors, int[] rows, int sign) {
      this.factors = factors;
      this.rows = rows;
      this.sign = sign;
    }
  }

  private static Eliminated eliminate(double[] a, int n) {
    double[] f = a.clone();
    int[] rows = Types.range(n);
    int sign = 1;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column + 1; i < n; i++) {
        boolean larger = Math.abs(f[i * n + column]) > Math.abs(f[pivot * n + column]);
        pivot = larger ? i : pivot;
      }
      if (pivot != column) {
        swap(f, n, rows, pivot, column);
        sign = -sign;
      }
      for (int i = column + 1; i < n && f[column * n + column] != 0; i++) {
        double factor = f[i * n + column] / f[column * n + column];
        f[i * n + column] = factor;
        for (int j = column + 1; j < n; j++) {
          f[i * n + j] -= factor * f[column * n + j];
        }
      }
    }
    return new Eliminated(f, rows, sign);
  }

  private static void swap(double[] f, int n, int[] rows, int a, int b) {
    for (int j = 0; j < n; j++) {
      double kept = f[a * n + j];
      f[a * n + j] = f[b * n + j];
      f[b * n + j] = kept;
    }
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }

  /** {@code x} of {@code A x = b}; not finite where {@code a} is singular. */
  public static double[] solve(double[] a, int n, double[] b, int m) {
    Eliminated e = eliminate(a, n);
    double[] turned = new double[b.length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(b, e.rows[i] * m, turned, i * m, m);
    }
    double[] lower = e.factors.clone();
    for (int i = 0; i < n; i++) {
      lower[i * n + i] = 1;
    }
    double[] between = solveTriangular(lower, n, turned, m, true);
    return solveTriangular(e.factors, n, between, m, false);
  }

  /** The inverse; not finite where {@code a} is singular. */
  public static double[] inverse(double[] a, int n) {
    double[] identity = new double[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * n + i] = 1;
    }
    return solve(a, n, identity, n);
  }

  /** The determinant's sign (0 of a singular matrix), and the logarithm of its size. */
  public static double[] logDeterminant(double[] a, int n) {
    Eliminated e = eliminate(a, n);
    double sign = e.sign;
    double log = 0;
    for (int i = 0; i < n; i++) {
      double pivot = e.factors[i * n + i];
      sign *= Math.signum(pivot);
      log += Math.log(Math.abs(pivot));
    }
    return new double[] {sign + 0.0, log}; // not -0
  }

  public static double determinant(double[] a, int n) {
    Eliminated e = eliminate(a, n);
    double product = e.sign;
    for (int i = 0; i < n; i++) {
      product *= e.factors[i * n + i];
    }
    return product;
  }
}
