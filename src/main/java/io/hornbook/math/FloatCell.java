package io.hornbook.math;

import io.hornbook.tensor.Raw;
import java.util.List;

/** A cell's step in float, over blocks of rows; holds its buffers from step to step. */
abstract class FloatCell {
  final RecurrentCell cell;
  final int u;

  private FloatCell(RecurrentCell cell) {
    this.cell = cell;
    this.u = cell.units();
  }

  static FloatCell of(RecurrentCell cell, int rows) {
    return switch (cell.kind()) {
      case SIMPLE_RNN -> new Simple(cell);
      case LSTM -> new Lstm(cell);
      case GRU -> new Gru(cell, rows);
      case GRU_RESET_AFTER -> new GruResetAfter(cell, rows);
    };
  }

  /**
   * The step's products for all rows: {@code h (rows, u)} lies at {@code from}; row i of the
   * projected inputs at {@code at + i ldz}.
   */
  void multiply(int rows, float[] h, int from, float[] z, int at, int ldz) {
    Linear.multiply(rows, h, from, u, cell.recurrent(), z, at, ldz, true);
  }

  /** The rest for row {@code row}: {@code z} at {@code at} to the states at {@code to}. */
  abstract void finish(int row, float[] z, int at, List<float[]> states, int to);

  private static final class Simple extends FloatCell {
    Simple(RecurrentCell cell) {
      super(cell);
    }

    @Override
    void finish(int row, float[] z, int at, List<float[]> states, int to) {
      cell.activation().apply(z, at, at + u);
      System.arraycopy(z, at, states.get(0), to, u);
    }
  }

  private static final class Lstm extends FloatCell {
    private final LstmGates gates;

    Lstm(RecurrentCell cell) {
      super(cell);
      gates = new LstmGates(u, cell.activation(), cell.recurrentActivation());
    }

    @Override
    void finish(int row, float[] z, int at, List<float[]> states, int to) {
      gates.step(z, at, states.get(0), states.get(1), to);
    }
  }

  /** Resets before the candidate's product, which therefore waits for the reset gate. */
  private static final class Gru extends FloatCell {
    private final float[] reset;

    Gru(RecurrentCell cell, int rows) {
      super(cell);
      reset = new float[rows * u];
    }

    @Override
    void multiply(int rows, float[] h, int from, float[] z, int at, int ldz) {
      super.multiply(rows, h, from, z, at, ldz);
      for (int row = 0; row < rows; row++) {
        int gates = at + row * ldz;
        cell.recurrentActivation().apply(z, gates, gates + u);
        cell.recurrentActivation().apply(z, gates + u, gates + 2 * u);
        for (int j = 0; j < u; j++) {
          reset[row * u + j] = z[gates + u + j] * h[from + row * u + j];
        }
      }
      Linear.multiply(rows, reset, 0, u, cell.candidate(), z, at + 2 * u, ldz, true);
    }

    @Override
    void finish(int row, float[] z, int at, List<float[]> states, int to) {
      cell.activation().apply(z, at + 2 * u, at + 3 * u);
      mix(z, at, states.get(0), to);
    }
  }

  private static final class GruResetAfter extends FloatCell {
    private final float[] products;
    private final float[] bias;

    GruResetAfter(RecurrentCell cell, int rows) {
      super(cell);
      products = new float[rows * 3 * u];
      bias = cell.recurrentBias().map(Raw::floats).orElseGet(() -> new float[3 * u]);
    }

    @Override
    void multiply(int rows, float[] h, int from, float[] z, int at, int ldz) {
      Linear.multiply(rows, h, from, u, cell.recurrent(), products, 0, 3 * u, false);
    }

    @Override
    void finish(int row, float[] z, int at, List<float[]> states, int to) {
      int from = row * 3 * u;
      for (int j = 0; j < 2 * u; j++) {
        z[at + j] += products[from + j] + bias[j];
      }
      cell.recurrentActivation().apply(z, at, at + u);
      cell.recurrentActivation().apply(z, at + u, at + 2 * u);
      for (int j = 2 * u; j < 3 * u; j++) {
        z[at + j] += z[at + j - u] * (products[from + j] + bias[j]);
      }
      cell.activation().apply(z, at + 2 * u, at + 3 * u);
      mix(z, at, states.get(0), to);
    }
  }

  /** {@code h = z h + (1 - z) candidate}. */
  final void mix(float[] z, int at, float[] h, int to) {
    for (int j = 0; j < u; j++) {
      h[to + j] = z[at + j] * h[to + j] + (1 - z[at + j]) * z[at + 2 * u + j];
    }
  }
}
