package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Flatten, then Dense, against a Dense at every timestep, as matrices of {@code (T·F, T·U)}.
 *
 * @param shared the matrix that TimeDistributed(Dense) is: found by running it on every unit input
 * @param own the kernel of some Dense behind Flatten
 * @param entries in such a matrix
 * @param sharedEntries of it that are not 0 in {@code shared}
 * @param distinct numbers that {@code shared} is made of: the kernel W
 * @param probeDifference between {@code shared} and kron(I, W)
 * @param outputDifference between TimeDistributed(Dense) and Flatten→Dense with the kernel kron(I,
 *     W)
 * @param ownDifference between TimeDistributed(Dense) and Flatten→Dense with its own kernel
 */
public record Kron(
    int t,
    int f,
    int u,
    Tensor shared,
    Tensor own,
    long entries,
    long sharedEntries,
    long distinct,
    double probeDifference,
    double outputDifference,
    double ownDifference,
    String says) {

  /** For a kernel {@code w (f, u)} with a bias, at every one of the timesteps of {@code x}. */
  static Kron of(Tensor x, Tensor w, Tensor b, Tensor own) {
    int t = x.shape().dim(1);
    int f = w.shape().dim(0);
    int u = w.shape().dim(1);
    Tensor product = product(t, w);
    Tensor none = Tensor.zeros(Shape.of(u), DType.FLOAT32);
    Tensor probed = probed(t, Parts.distributed(Parts.dense(w, none)), f, u);
    Tensor y = Chain.of(x.shape(), Parts.distributed(Parts.dense(w, b))).run(x);
    Tensor bias = Rearrange.tile(b, t, 0).reshape(Shape.of(t * u));
    double outputs = Gap.largest(y, flattened(x, product, bias, t, u));
    double other = Gap.largest(y, flattened(x, own, bias, t, u));
    double probe = Gap.largest(probed, product);
    long filled = nonZero(probed);
    return new Kron(
        t,
        f,
        u,
        probed,
        own,
        probed.size(),
        filled,
        w.size(),
        probe,
        outputs,
        other,
        "Run on every unit input, TimeDistributed(Dense) gives kron(I, W) with a difference of "
            + Say.gap(probe)
            + ": "
            + Say.count(filled)
            + " of "
            + Say.count(probed.size())
            + " entries, copies of "
            + Say.count(w.size())
            + " numbers. With that kernel Flatten→Dense lies "
            + Say.gap(outputs)
            + " from it; with any other it is another function (here "
            + Say.gap(other)
            + " away).");
  }

  /** kron(I, W): W once for every timestep along the diagonal, 0 elsewhere. */
  static Tensor product(int t, Tensor w) {
    int f = w.shape().dim(0);
    int u = w.shape().dim(1);
    float[] values = new float[t * f * t * u];
    float[] kernel = w.toFloats();
    for (int step = 0; step < t; step++) {
      for (int row = 0; row < f; row++) {
        System.arraycopy(kernel, row * u, values, (step * f + row) * t * u + step * u, u);
      }
    }
    return Tensor.of(Shape.of(t * f, t * u), values);
  }

  private static Tensor probed(int t, Node layer, int f, int u) {
    Chain chain = Chain.of(Shape.of(1, t, f), layer);
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < t * f; i++) {
      float[] unit = new float[t * f];
      unit[i] = 1;
      Tensor y = chain.run(Tensor.of(Shape.of(1, t, f), unit));
      rows.add(y.reshape(Shape.of(1, t * u)));
    }
    return Rearrange.concat(rows, 0);
  }

  private static Tensor flattened(Tensor x, Tensor kernel, Tensor bias, int t, int u) {
    return Chain.of(x.shape(), Parts.flatten(), Parts.dense(kernel, bias), Parts.reshape(t, u))
        .run(x);
  }

  private static long nonZero(Tensor tensor) {
    long count = 0;
    for (int i = 0; i < tensor.size(); i++) {
      count += tensor.doubleAt(i) != 0 ? 1 : 0;
    }
    return count;
  }
}
