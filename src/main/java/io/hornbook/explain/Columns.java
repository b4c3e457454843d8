package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One small input through a Dense, through the same Dense inside TimeDistributed, and through
 * Flatten and another Dense: every number a person needs to follow one output cell, and what
 * Hornbook computed for every size that can be chosen.
 *
 * @param t timesteps shown at first
 * @param f features shown at first
 * @param u units shown at first
 * @param fixed whether the sizes are a layer's own and cannot be chosen
 * @param x {@code (T, F)}: the largest input
 * @param w {@code (F, U)}
 * @param b {@code (U)}
 * @param rest {@code (T, U)}: what features that are not shown add to the sums
 * @param dense {@code (T, U)} for each number of features, from 1
 * @param distributed the same through TimeDistributed
 * @param flatKernel {@code (T, F, T, U)}: the Dense behind Flatten; rows are input cells, columns
 *     output cells
 * @param flatBias {@code (T, U)}
 * @param flattened {@code (T, U)} for each number of timesteps and features, from 1
 * @param slack {@code (T, U)}: how far float32 sums of the same products, taken in another order,
 *     may lie apart; 0 where every sum is exact
 * @param says what is to be seen
 */
public record Columns(
    int t,
    int f,
    int u,
    boolean fixed,
    Tensor x,
    Tensor w,
    Tensor b,
    Tensor rest,
    List<Tensor> dense,
    List<Tensor> distributed,
    Tensor flatKernel,
    Tensor flatBias,
    List<List<Tensor>> flattened,
    Tensor slack,
    String says) {
  private static final int MOST_T = 6;
  private static final int MOST_F = 4;
  private static final int MOST_U = 3;

  /** Multiples of a quarter: every product and sum is exact in float32, in any order. */
  static Columns drawn() {
    Drawn drawn = new Drawn(10836);
    Tensor x = drawn.round(0.5, 4, MOST_T, MOST_F);
    Tensor w = drawn.round(0.25, 4, MOST_F, MOST_U);
    Tensor b = drawn.round(0.25, 4, MOST_U);
    Tensor kernel = drawn.round(0.25, 4, MOST_T, MOST_F, MOST_T, MOST_U);
    Tensor bias = drawn.round(0.25, 4, MOST_T, MOST_U);
    Tensor none = Tensor.zeros(Shape.of(MOST_T, MOST_U), DType.FLOAT32);
    List<Tensor> dense = new ArrayList<>();
    List<Tensor> distributed = new ArrayList<>();
    for (int f = 1; f <= MOST_F; f++) {
      Tensor part = Rearrange.slice(x, 1, 0, f);
      Tensor rows = Rearrange.slice(w, 0, 0, f);
      dense.add(through(part, false, rows, b));
      distributed.add(through(part, true, rows, b));
    }
    return new Columns(
        4,
        3,
        2,
        false,
        x,
        w,
        b,
        none,
        dense,
        distributed,
        kernel,
        bias,
        flattened(x, kernel, bias),
        none,
        "All numbers are multiples of a quarter, so that you can check any sum by hand: float32"
            + " rounds none of them.");
  }

  /**
   * A corner of a reader's own layer: the first timesteps, features and units; what the other
   * features add stands in {@code rest}. The Dense behind Flatten gets the kernel kron(I, W), with
   * which it gives the same.
   *
   * @param x {@code (t, f)}, whole
   * @param w {@code (f, u)}, whole
   */
  static Columns of(Tensor x, Tensor w, Tensor b) {
    int t = Math.min(x.shape().dim(0), 4);
    int f = Math.min(x.shape().dim(1), 3);
    int u = Math.min(b.size(), 3);
    Tensor steps = Rearrange.slice(x, 0, 0, t);
    Tensor kernel = Rearrange.slice(w, 1, 0, u);
    Tensor bias = Rearrange.slice(b, 0, 0, u);
    Tensor rest = rest(steps, kernel, f);
    Tensor shown = Rearrange.slice(steps, 1, 0, f);
    Tensor corner = Rearrange.slice(kernel, 0, 0, f);
    Tensor flat = Kron.product(t, corner).reshape(Shape.of(t, f, t, u));
    Tensor flatBias = sum(rest, bias);
    boolean whole = f == x.shape().dim(1) && t == x.shape().dim(0) && u == b.size();
    return new Columns(
        t,
        f,
        u,
        true,
        shown,
        corner,
        bias,
        rest,
        List.of(through(steps, false, kernel, bias)),
        List.of(through(steps, true, kernel, bias)),
        flat,
        flatBias,
        List.of(List.of(flattened(shown, flat, flatBias, flat.shape()))),
        slack(steps, kernel, bias),
        whole ? "All of your layer's numbers on this input." : corner(x, b.size(), t, f, u));
  }

  /** The same with something more to say. */
  Columns saying(String more) {
    return new Columns(
        t,
        f,
        u,
        fixed,
        x,
        w,
        b,
        rest,
        dense,
        distributed,
        flatKernel,
        flatBias,
        flattened,
        slack,
        says + more);
  }

  private static String corner(Tensor x, int units, int t, int f, int u) {
    return "A corner of your layer: %d of %s timesteps, %d of %s features, %d of %s units. What the other features add to each sum is one number, called rest."
        .formatted(
            t, Say.count(x.shape().dim(0)), f, Say.count(x.shape().dim(1)), u, Say.count(units));
  }

  /** What all features but the first {@code f} add: the same layer with those rows of W at 0. */
  private static Tensor rest(Tensor x, Tensor w, int f) {
    float[] kernel = w.toFloats();
    int units = w.shape().dim(1);
    java.util.Arrays.fill(kernel, 0, f * units, 0);
    Tensor none = Tensor.zeros(Shape.of(units), DType.FLOAT32);
    return through(x, false, Tensor.of(w.shape(), kernel), none);
  }

  private static Tensor sum(Tensor rest, Tensor bias) {
    float[] values = rest.toFloats();
    float[] add = bias.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] += add[i % add.length];
    }
    return Tensor.of(rest.shape(), values);
  }

  /** Twice the usual bound on the rounding of a float32 sum, for two orders of summation. */
  private static Tensor slack(Tensor x, Tensor w, Tensor b) {
    int t = x.shape().dim(0);
    int f = x.shape().dim(1);
    int u = b.size();
    float[] bound = new float[t * u];
    for (int i = 0; i < t * u; i++) {
      double terms = Math.abs(b.doubleAt(i % u));
      for (int k = 0; k < f; k++) {
        terms += Math.abs(x.doubleAt(i / u * f + k) * w.doubleAt(k * u + i % u));
      }
      bound[i] = (float) (2 * (f + 3) * Math.ulp(0.5f) * terms);
    }
    return Tensor.of(Shape.of(t, u), bound);
  }

  static Tensor through(Tensor x, boolean wrapped, Tensor w, Tensor b) {
    Tensor batch = x.reshape(x.shape().insert(0, 1));
    var layer = Parts.dense(w, b);
    Chain chain = Chain.of(batch.shape(), wrapped ? Parts.distributed(layer) : layer);
    Tensor y = chain.run(batch);
    return y.reshape(y.shape().without(0));
  }

  private static List<List<Tensor>> flattened(Tensor x, Tensor kernel, Tensor bias) {
    List<List<Tensor>> byT = new ArrayList<>();
    for (int t = 1; t <= x.shape().dim(0); t++) {
      List<Tensor> byF = new ArrayList<>();
      for (int f = 1; f <= x.shape().dim(1); f++) {
        Tensor part = Rearrange.slice(Rearrange.slice(x, 0, 0, t), 1, 0, f);
        Tensor rows = Rearrange.slice(Rearrange.slice(kernel, 0, 0, t), 1, 0, f);
        byF.add(flattened(part, rows, bias, kernel.shape()));
      }
      byT.add(byF);
    }
    return byT;
  }

  /** {@code x (t, f)} through Flatten, Dense and back to {@code (T, U)}. */
  static Tensor flattened(Tensor x, Tensor rows, Tensor bias, Shape whole) {
    int out = whole.dim(2) * whole.dim(3);
    Tensor matrix = rows.reshape(Shape.of(x.size(), out));
    Tensor batch = x.reshape(x.shape().insert(0, 1));
    Chain chain =
        Chain.of(
            batch.shape(),
            Parts.flatten(),
            Parts.dense(matrix, bias.reshape(Shape.of(out))),
            Parts.reshape(whole.dim(2), whole.dim(3)));
    return chain.run(batch).reshape(whole.slice(2, 4));
  }
}
