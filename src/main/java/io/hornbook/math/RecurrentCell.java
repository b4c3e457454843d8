package io.hornbook.math;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What a recurrent layer does at a step: its weights, packed once, and its activations. Immutable.
 * Gates lie side by side on the last axis of the weights: i, f, c, o of an LSTM and z, r, h of a
 * GRU, as in Keras since 1.2 ({@code keras/src/layers/rnn/lstm.py}, {@code gru.py} of 3.15).
 */
public final class RecurrentCell {
  /** Which equations. */
  enum Kind {
    SIMPLE_RNN(1, 1),
    SIMPLE_RNN_PRODUCT(1, 1),
    LSTM(4, 2),
    GRU(3, 1),
    GRU_RESET_AFTER(3, 1);

    final int gates;
    final int states;

    Kind(int gates, int states) {
      this.gates = gates;
      this.states = states;
    }
  }

  private final Kind kind;
  private final int units;
  private final Linear.Packed kernel;

  /** All gates' recurrent kernels; without the last one's for a GRU that resets before. */
  private final Linear.Packed recurrent;

  /** The candidate's recurrent kernel of a GRU that resets before, else null. */
  private final Linear.Packed candidate;

  private final Optional<Tensor> bias;
  private final Optional<Tensor> recurrentBias;
  private final Activation activation;
  private final Activation recurrentActivation;

  private RecurrentCell(
      Kind kind,
      Tensor kernel,
      Tensor recurrent,
      Optional<Tensor> bias,
      Activation activation,
      Activation recurrentActivation) {
    this.kind = kind;
    this.units = recurrent.shape().dim(0);
    int width = kind.gates * units;
    Types.requireSame(kernel, recurrent);
    Types.require(
        kernel.shape().rank() == 2
            && kernel.shape().dim(1) == width
            && recurrent.shape().equals(Shape.of(units, width)),
        "%s with kernels %s and %s",
        kind,
        kernel.shape(),
        recurrent.shape());
    bias.ifPresent(b -> Types.requireSame(b, kernel));
    this.kernel = Linear.pack(kernel);
    boolean resetsBefore = kind == Kind.GRU;
    int first = resetsBefore ? 2 * units : width;
    this.recurrent = Linear.pack(Rearrange.slice(recurrent, 1, 0, first));
    this.candidate = resetsBefore ? Linear.pack(Rearrange.slice(recurrent, 1, first, width)) : null;
    int biases = kind == Kind.GRU_RESET_AFTER ? 2 : 1;
    bias.ifPresent(
        b -> Types.require(b.size() == biases * width, "%s with bias %s", kind, b.shape()));
    this.bias = bias.map(b -> biasRow(b, 0, width));
    this.recurrentBias = biases == 2 ? bias.map(b -> biasRow(b, 1, width)) : Optional.empty();
    this.activation = activation;
    this.recurrentActivation = recurrentActivation;
  }

  private static Tensor biasRow(Tensor bias, int row, int width) {
    Tensor flat = bias.reshape(Shape.of(bias.size()));
    return Rearrange.slice(flat, 0, row * width, (row + 1) * width);
  }

  /** {@code h = act(x W + b + h U)}: kernel (d, u), recurrent (u, u), bias (u). */
  public static RecurrentCell simpleRnn(
      Tensor kernel,
      Tensor recurrent,
      Optional<Tensor> bias,
      Activation activation,
      boolean multiplies) {
    Kind kind = multiplies ? Kind.SIMPLE_RNN_PRODUCT : Kind.SIMPLE_RNN;
    return new RecurrentCell(kind, kernel, recurrent, bias, activation, Activation.LINEAR);
  }

  /**
   * {@code c = f c + i act(..), h = o act(c)} with the gates through {@code recurrentActivation}:
   * kernel (d, 4u), recurrent (u, 4u), bias (4u).
   */
  public static RecurrentCell lstm(
      Tensor kernel,
      Tensor recurrent,
      Optional<Tensor> bias,
      Activation activation,
      Activation recurrentActivation) {
    return new RecurrentCell(Kind.LSTM, kernel, recurrent, bias, activation, recurrentActivation);
  }

  /**
   * {@code h = z h + (1 - z) act(..)}: kernel (d, 3u), recurrent (u, 3u), bias (3u).
   *
   * @param resetAfter whether the reset gate is applied after the recurrent product (cuDNN's way,
   *     Keras' default since 2.0 of TensorFlow); the bias then is (2, 3u), the second row being the
   *     recurrent one
   */
  public static RecurrentCell gru(
      Tensor kernel,
      Tensor recurrent,
      Optional<Tensor> bias,
      Activation activation,
      Activation recurrentActivation,
      boolean resetAfter) {
    return new RecurrentCell(
        resetAfter ? Kind.GRU_RESET_AFTER : Kind.GRU,
        kernel,
        recurrent,
        bias,
        activation,
        recurrentActivation);
  }

  public int units() {
    return units;
  }

  /** The number of state tensors, each {@code (n, units)}: h, and c of an LSTM. */
  public int states() {
    return kind.states;
  }

  Kind kind() {
    return kind;
  }

  /** Elements of all gates of a row. */
  int width() {
    return kind.gates * units;
  }

  Linear.Packed kernel() {
    return kernel;
  }

  Linear.Packed recurrent() {
    return recurrent;
  }

  Linear.Packed candidate() {
    return candidate;
  }

  Optional<Tensor> bias() {
    return bias;
  }

  Optional<Tensor> recurrentBias() {
    return recurrentBias;
  }

  Activation activation() {
    return activation;
  }

  Activation recurrentActivation() {
    return recurrentActivation;
  }

  /** Refuses a sequence and states that do not fit. */
  void require(Tensor x, List<Tensor> initial) {
    Types.require(
        x.shape().rank() == 3 && x.shape().dim(2) == kernel.k() && x.dtype() == kernel.dtype(),
        "%s for a kernel of %s rows of %s",
        x,
        kernel.k(),
        kernel.dtype());
    Types.require(initial.isEmpty() || initial.size() == kind.states, "%s states", initial.size());
    for (Tensor state : initial) {
      Types.requireSame(x, state);
      Types.require(
          state.shape().equals(Shape.of(x.shape().dim(0), units)), "state %s", state.shape());
    }
  }
}
