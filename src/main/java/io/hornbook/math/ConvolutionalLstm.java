package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * An LSTM whose products are convolutions, over 1 to 3 spatial axes: {@code z = x_t * kernel + h *
 * recurrent + bias}, and at each position the gates of {@link LstmGates} (Keras 3.15 {@code
 * layers/rnn/conv_lstm.py}).
 *
 * @param kernel {@code (k1, ..., c, 4 filters)}, gates i, f, c, o
 * @param recurrent {@code (k1, ..., filters, 4 filters)}
 * @param bias {@code (4 filters)}
 * @param input how the kernel slides over a step of the sequence
 * @param hidden how the recurrent kernel slides over the state, which keeps its size
 */
public record ConvolutionalLstm(
    Filters kernel,
    Filters recurrent,
    Optional<Tensor> bias,
    Geometry input,
    Geometry hidden,
    Activation activation,
    Activation recurrentActivation) {

  /** Channels of the output and of both states. */
  public int filters() {
    return recurrent.input();
  }

  /**
   * Walks {@code x (n, t, s1, ..., c)}.
   *
   * @param initial h and c, {@code (n, o1, ..., filters)} each
   * @param mask which steps count: boolean {@code (n, t)}, or {@code (n, t, o1, ...)} for each
   *     position by itself
   * @return {@code (n, t, o1, ..., filters)} in the order of the walk, or without t; and h and c
   */
  public Recurrence.Result run(
      Tensor x, List<Tensor> initial, Optional<Tensor> mask, Recurrence.Walk walk) {
    Shape state = state(x.shape());
    kernel.require(x, input);
    Types.require(initial.size() == 2, "%s states", initial.size());
    for (Tensor each : initial) {
      Types.require(
          each.shape().equals(state) && each.dtype() == x.dtype(), "state %s for %s", each, x);
      recurrent.require(each, hidden);
    }
    mask.ifPresent(m -> require(m, x.shape().slice(0, 2), state));
    return Types.isDouble(x)
        ? new PlainConvolutionalLstm(this, x, state, mask, walk).run(initial)
        : new FastConvolutionalLstm(this, x, state, mask, walk).run(initial);
  }

  /** The shape of a state for a sequence of this shape. */
  private Shape state(Shape x) {
    return input.output(x.without(1), filters());
  }

  private static void require(Tensor mask, Shape steps, Shape state) {
    Shape positions = steps.concat(state.slice(1, state.rank() - 1));
    boolean fits = mask.shape().equals(steps) || mask.shape().equals(positions);
    Types.require(
        fits && mask.dtype() == DType.BOOL, "mask %s for steps %s of %s", mask, steps, positions);
  }

  LstmGates gates() {
    return new LstmGates(filters(), activation, recurrentActivation);
  }
}
