package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Walks a sequence step by step. A masked step keeps the states and repeats the output before it,
 * zeros if there is none (Keras 3.15, {@code keras/src/backend/tensorflow/rnn.py}).
 */
public final class Recurrence {
  private Recurrence() {}

  /**
   * How to walk.
   *
   * @param sequences give every step's output, not the last one's only
   * @param backwards from the last step to the first; outputs come in that order
   * @param zeroOutputForMask a masked step gives zeros instead of the output before it
   */
  public record Walk(boolean sequences, boolean backwards, boolean zeroOutputForMask) {}

  /**
   * A walked sequence.
   *
   * @param output {@code (n, t, units)} in the order of the walk, or {@code (n, units)}
   * @param states the states after the last step, {@code (n, units)} each
   */
  public record Result(Tensor output, List<Tensor> states) {}

  /**
   * Walks {@code x (n, t, d)}.
   *
   * @param initial a tensor {@code (n, units)} for each state, or none for zeros
   * @param mask which steps count: boolean {@code (n, t)}
   */
  public static Result run(
      RecurrentCell cell, Tensor x, List<Tensor> initial, Optional<Tensor> mask, Walk walk) {
    cell.require(x, initial);
    Shape steps = x.shape().slice(0, 2);
    mask.ifPresent(
        m ->
            Types.require(
                m.dtype() == DType.BOOL && m.shape().equals(steps), "mask %s for %s", m, x));
    boolean[] counts = (boolean[]) mask.map(Raw::array).orElse(null);
    return Types.isDouble(x)
        ? new PlainRecurrence(cell, x, counts, walk).run(initial)
        : new FastRecurrence(cell, x, counts, walk).run(initial);
  }
}
