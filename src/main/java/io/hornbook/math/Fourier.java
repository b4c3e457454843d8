package io.hornbook.math;

/** The discrete Fourier transform. */
public final class Fourier {
  private Fourier() {}

  /**
   * {@code X[k] = sum x[t] exp(-2 pi i k t / n)} for {@code k} from 0 to {@code n / 2}: by halving
   * while the length is even, as written once it is odd.
   *
   * @return real parts, then imaginary parts
   */
  public static double[][] half(double[] x) {
    double[][] whole = transform(x, new double[x.length]);
    int kept = x.length / 2 + 1;
    return new double[][] {
      java.util.Arrays.copyOf(whole[0], kept), java.util.Arrays.copyOf(whole[1], kept)
    };
  }

  /** The same of complex numbers, for all {@code k}: real parts, then imaginary parts. */
  public static double[][] whole(double[] re, double[] im) {
    return transform(re, im);
  }

  /** What {@link #whole} makes these of: real parts, then imaginary parts. */
  public static double[][] inverse(double[] re, double[] im) {
    double[][] swapped = transform(im, re);
    double[][] out = {swapped[1], swapped[0]};
    for (double[] part : out) {
      for (int i = 0; i < part.length; i++) {
        part[i] /= part.length;
      }
    }
    return out;
  }

  private static double[][] transform(double[] re, double[] im) {
    int n = re.length;
    if (n % 2 == 1 || n == 0) {
      return plain(re, im);
    }
    double[][] even = transform(every(re, 0), every(im, 0));
    double[][] odd = transform(every(re, 1), every(im, 1));
    double[][] out = new double[2][n];
    for (int k = 0; k < n / 2; k++) {
      double c = Math.cos(2 * Math.PI * k / n);
      double s = -Math.sin(2 * Math.PI * k / n);
      double real = c * odd[0][k] - s * odd[1][k];
      double imaginary = c * odd[1][k] + s * odd[0][k];
      out[0][k] = even[0][k] + real;
      out[1][k] = even[1][k] + imaginary;
      out[0][k + n / 2] = even[0][k] - real;
      out[1][k + n / 2] = even[1][k] - imaginary;
    }
    return out;
  }

  private static double[][] plain(double[] re, double[] im) {
    int n = re.length;
    double[][] out = new double[2][n];
    for (int k = 0; k < n; k++) {
      for (int t = 0; t < n; t++) {
        double angle = -2 * Math.PI * ((long) k * t % n) / n;
        out[0][k] += re[t] * Math.cos(angle) - im[t] * Math.sin(angle);
        out[1][k] += re[t] * Math.sin(angle) + im[t] * Math.cos(angle);
      }
    }
    return out;
  }

  private static double[] every(double[] x, int from) {
    double[] out = new double[x.length / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[2 * i + from];
    }
    return out;
  }
}
