package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recurrence in double, row by row as its equations read: the specification of the float form. */
final class PlainRecurrence {
  private final RecurrentCell cell;
  private final int u;
  private final Tensor x;
  private final boolean[] mask;
  private final Recurrence.Walk walk;

  PlainRecurrence(RecurrentCell cell, Tensor x, boolean[] mask, Recurrence.Walk walk) {
    this.cell = cell;
    this.u = cell.units();
    this.x = x;
    this.mask = mask;
    this.walk = walk;
  }

  Recurrence.Result run(List<Tensor> initial) {
    int n = x.shape().dim(0);
    int t = x.shape().dim(1);
    List<double[]> states = new ArrayList<>();
    for (int i = 0; i < cell.states(); i++) {
      states.add(initial.isEmpty() ? new double[n * u] : Raw.doubles(initial.get(i)).clone());
    }
    double[] all = new double[n * t * u];
    double[] last = new double[n * u];
    for (int row = 0; row < n; row++) {
      double[] h = copy(states.get(0), row);
      double[] c = cell.states() == 2 ? copy(states.get(1), row) : new double[0];
      double[] output = new double[u];
      for (int k = 0; k < t; k++) {
        int at = row * t + (walk.backwards() ? t - 1 - k : k);
        if (mask == null || mask[at]) {
          h = step(at, h, c);
          output = h;
        } else if (walk.zeroOutputForMask()) {
          output = new double[u];
        }
        System.arraycopy(output, 0, all, (row * t + k) * u, u);
      }
      System.arraycopy(output, 0, last, row * u, u);
      System.arraycopy(h, 0, states.get(0), row * u, u);
      if (cell.states() == 2) {
        System.arraycopy(c, 0, states.get(1), row * u, u);
      }
    }
    Shape state = Shape.of(n, u);
    return new Recurrence.Result(
        walk.sequences() ? Raw.wrap(Shape.of(n, t, u), all) : Raw.wrap(state, last),
        states.stream().map(s -> Raw.wrap(state, s)).toList());
  }

  private double[] copy(double[] rows, int row) {
    return java.util.Arrays.copyOfRange(rows, row * u, (row + 1) * u);
  }

  /** The next h of the row of {@code x} at step {@code at}; {@code c} is updated. */
  private double[] step(int at, double[] h, double[] c) {
    int d = x.shape().dim(2);
    double[] in = java.util.Arrays.copyOfRange(Raw.doubles(x), at * d, (at + 1) * d);
    double[] z = product(in, cell.kernel(), cell.bias());
    double[] r = product(h, cell.recurrent(), cell.recurrentBias());
    return switch (cell.kind()) {
      case SIMPLE_RNN, SIMPLE_RNN_PRODUCT -> simpleRnn(z, r);
      case LSTM -> lstm(z, r, c);
      case GRU, GRU_RESET_AFTER -> gru(z, r, h);
    };
  }

  private double[] simpleRnn(double[] z, double[] r) {
    boolean product = cell.kind() == RecurrentCell.Kind.SIMPLE_RNN_PRODUCT;
    double[] h = new double[u];
    for (int j = 0; j < u; j++) {
      h[j] = product ? z[j] * r[j] : z[j] + r[j];
    }
    cell.activation().apply(h, 0, u);
    return h;
  }

  private double[] lstm(double[] z, double[] r, double[] c) {
    for (int j = 0; j < 4 * u; j++) {
      z[j] += r[j];
    }
    double[] h = new double[u];
    new LstmGates(u, cell.activation(), cell.recurrentActivation()).step(z, 0, h, c, 0);
    return h;
  }

  private double[] gru(double[] z, double[] r, double[] h) {
    for (int j = 0; j < 2 * u; j++) {
      z[j] += r[j];
    }
    cell.recurrentActivation().apply(z, 0, u);
    cell.recurrentActivation().apply(z, u, 2 * u);
    if (cell.kind() == RecurrentCell.Kind.GRU_RESET_AFTER) {
      for (int j = 0; j < u; j++) {
        z[2 * u + j] += z[u + j] * r[2 * u + j];
      }
    } else {
      double[] reset = h.clone();
      for (int j = 0; j < u; j++) {
        reset[j] *= z[u + j];
      }
      double[] candidate = product(reset, cell.candidate(), Optional.empty());
      for (int j = 0; j < u; j++) {
        z[2 * u + j] += candidate[j];
      }
    }
    cell.activation().apply(z, 2 * u, 3 * u);
    double[] next = new double[u];
    for (int j = 0; j < u; j++) {
      next[j] = z[j] * h[j] + (1 - z[j]) * z[2 * u + j];
    }
    return next;
  }

  private static double[] product(double[] a, Linear.Packed w, Optional<Tensor> bias) {
    double[] c = new double[w.n()];
    Linear.multiply(1, a, 0, w.k(), w, c, 0, w.n(), false);
    bias.ifPresent(b -> Linear.addBias(c, Raw.doubles(b)));
    return c;
  }
}
