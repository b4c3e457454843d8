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
      case SIMPLE_RNN_PRODUCT -> new Multiplied(cell, rows);
      case LSTM -> new Lstm(cell);
      case GRU -> new Gru(cell, rows);
      case GRU_RESET_AFTER -> new GruResetAfter(cell, rows);
    };
  }

  /**
   * The step's products for all rows: {@code h (rows, u)} lies at {@code from}, {@code z} holds the
   * projected inputs {@code (rows, width)}.
   */
  abstract void multiply(int rows, float[] h, int from, float[] z);

  /** The rest for row {@code row} of {@code z}, to the states at {@code to}. */
  abstract void finish(int row, float[] z, List<float[]> states, int to);

  private static class Simple extends FloatCell {
    Simple(RecurrentCell cell) {
      super(cell);
    }

    @Override
    void multiply(int rows, float[] h, int from, float[] z) {
      Linear.multiply(rows, h, from, u, cell.recurrent(), z, 0, u, true);
      activate(rows, z);
    }

    final void activate(int rows, float[] z) {
      if (cell.activation().elementwise()) {
        cell.activation().apply(z, 0, rows * u);
      } else {
        for (int at = 0; at < rows * u; at += u) {
          cell.activation().apply(z, at, at + u);
        }
      }
    }

    @Override
    void finish(int row, float[] z, List<float[]> states, int to) {
      System.arraycopy(z, row * u, states.get(0), to, u);
    }
  }

  private static final class Multiplied extends Simple {
    private final float[] products;

    Multiplied(RecurrentCell cell, int rows) {
      super(cell);
      products = new float[rows * u];
    }

    @Override
    void multiply(int rows, float[] h, int from, float[] z) {
      Linear.multiply(rows, h, from, u, cell.recurrent(), products, 0, u, false);
      for (int i = 0; i < rows * u; i++) {
        z[i] *= products[i];
      }
      activate(rows, z);
    }
  }

  private static final class Lstm extends FloatCell {
    private final LstmGates gates;

    Lstm(RecurrentCell cell) {
      super(cell);
      gates = new LstmGates(u, cell.activation(), cell.recurrentActivation());
    }

    @Override
    void multiply(int rows, float[] h, int from, float[] z) {
      Linear.multiply(rows, h, from, u, cell.recurrent(), z, 0, 4 * u, true);
    }

    @Override
    void finish(int row, float[] z, List<float[]> states, int to) {
      gates.step(z, row * 4 * u, states.get(0), states.get(1), to);
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
    void multiply(int rows, float[] h, int from, float[] z) {
      Linear.multiply(rows, h, from, u, cell.recurrent(), z, 0, 3 * u, true);
      for (int row = 0; row < rows; row++) {
        int at = row * 3 * u;
        cell.recurrentActivation().apply(z, at, at + u);
        cell.recurrentActivation().apply(z, at + u, at + 2 * u);
        for (int j = 0; j < u; j++) {
          reset[row * u + j] = z[at + u + j] * h[from + row * u + j];
        }
      }
      Linear.multiply(rows, reset, 0, u, cell.candidate(), z, 2 * u, 3 * u, true);
    }

    @Override
    void finish(int row, float[] z, List<float[]> states, int to) {
      int at = row * 3 * u;
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
    void multiply(int rows, float[] h, int from, float[] z) {
      Linear.multiply(rows, h, from, u, cell.recurrent(), products, 0, 3 * u, false);
    }

    @Override
    void finish(int row, float[] z, List<float[]> states, int to) {
      int at = row * 3 * u;
      for (int j = 0; j < 2 * u; j++) {
        z[at + j] += products[at + j] + bias[j];
      }
      cell.recurrentActivation().apply(z, at, at + u);
      cell.recurrentActivation().apply(z, at + u, at + 2 * u);
      for (int j = 2 * u; j < 3 * u; j++) {
        z[at + j] += z[at + j - u] * (products[at + j] + bias[j]);
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
