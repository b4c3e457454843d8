package io.hornbook.math;

/**
 * What follows the products in an LSTM: {@code c = rec(f) c + rec(i) act(g), h = rec(o) act(c)} on
 * the sums i, f, g, o of one row (Keras 3.15 {@code layers/rnn/lstm.py}, {@code conv_lstm.py}).
 */
record LstmGates(int units, Activation activation, Activation recurrent) {
  /** {@code z (4 units)} at {@code at}, which is overwritten; h and c at {@code to}. */
  void step(float[] z, int at, float[] h, float[] c, int to) {
    int u = units;
    recurrent.apply(z, at, at + u);
    recurrent.apply(z, at + u, at + 2 * u);
    activation.apply(z, at + 2 * u, at + 3 * u);
    recurrent.apply(z, at + 3 * u, at + 4 * u);
    for (int j = 0; j < u; j++) {
      c[to + j] = z[at + u + j] * c[to + j] + z[at + j] * z[at + 2 * u + j];
      h[to + j] = c[to + j];
    }
    activation.apply(h, to, to + u);
    for (int j = 0; j < u; j++) {
      h[to + j] *= z[at + 3 * u + j];
    }
  }

  /** The same in double: the specification of the float form. */
  void step(double[] z, int at, double[] h, double[] c, int to) {
    int u = units;
    recurrent.apply(z, at, at + u);
    recurrent.apply(z, at + u, at + 2 * u);
    activation.apply(z, at + 2 * u, at + 3 * u);
    recurrent.apply(z, at + 3 * u, at + 4 * u);
    for (int j = 0; j < u; j++) {
      c[to + j] = z[at + u + j] * c[to + j] + z[at + j] * z[at + 2 * u + j];
      h[to + j] = c[to + j];
    }
    activation.apply(h, to, to + u);
    for (int j = 0; j < u; j++) {
      h[to + j] *= z[at + 3 * u + j];
    }
  }
}
