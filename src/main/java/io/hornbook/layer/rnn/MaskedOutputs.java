package io.hornbook.layer.rnn;

import io.hornbook.layer.Checks;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/**
 * Masked steps that give the first of the states: before the first step that counts it is the
 * initial state, and in a stack of cells it belongs to the cell that lists its states first (Keras
 * 2.2.4 {@code backend/tensorflow_backend.py}, {@code rnn}: {@code tf.where(mask, output,
 * states[0])}).
 */
final class MaskedOutputs {
  private final RnnOptions options;
  private final Optional<Tensor> counts;
  private Optional<Tensor> ofFirstCell = Optional.empty();

  /**
   * @param mask which steps count, {@code (n, t)}, in the order of the input
   */
  MaskedOutputs(RnnOptions options, Optional<Tensor> mask) {
    this.options = options;
    this.counts =
        mask.filter(m -> options.outputIsState())
            .map(m -> options.goBackwards() ? Rearrange.reverse(m, 1) : m);
  }

  /**
   * The outputs of the cell at {@code place} of {@code cells}, with masked steps rewritten.
   *
   * @param y {@code (n, t, units)} in the order of the walk, or {@code (n, units)}
   * @param initial the cell's first initial state, {@code (n, units)}
   */
  Tensor rewritten(Tensor y, Tensor initial, int place, int cells) {
    if (counts.isEmpty()) {
      return y;
    }
    if (place == 0) {
      Tensor begun = begun(y, initial);
      ofFirstCell = Optional.of(begun);
      return begun;
    }
    if (place < cells - 1) {
      return y;
    }
    return options.reverseStateOrder() ? begun(y, initial) : held(y);
  }

  private Tensor begun(Tensor y, Tensor initial) {
    boolean[] running = ((boolean[]) Raw.array(counts.orElseThrow())).clone();
    Shape steps = counts.orElseThrow().shape();
    int t = steps.dim(1);
    for (int i = 0; i < running.length; i++) {
      running[i] |= i % t > 0 && running[i - 1];
    }
    Shape one = Shape.of(steps.dim(0), 1, initial.shape().dim(1));
    Tensor start = y.shape().rank() == 3 ? initial.reshape(one) : initial;
    return Elementwise.where(like(Raw.wrap(steps, running), y), y, start);
  }

  private Tensor held(Tensor y) {
    Tensor first = ofFirstCell.orElseThrow();
    if (y.shape().rank() == 2) {
      int t = first.shape().dim(1);
      first = Rearrange.slice(first, 1, t - 1, t);
      first = first.reshape(first.shape().without(1));
    }
    Checks.require(
        first.shape().equals(y.shape()),
        "under a mask all cells should have as many units as the first: %s; found %s",
        first.shape(),
        y.shape());
    return Elementwise.where(like(counts.orElseThrow(), y), y, first);
  }

  /** {@code y (n, t, ...)} with zeros where {@code mask (n, t)}, if there is one, says so. */
  static Tensor zeroed(Tensor y, Optional<Tensor> mask) {
    Tensor zero = Tensor.zeros(Shape.of(), y.dtype());
    return mask.map(m -> Elementwise.where(like(m, y), y, zero)).orElse(y);
  }

  /** Steps as a condition on {@code y}: of all steps, or of the last one. */
  private static Tensor like(Tensor steps, Tensor y) {
    Shape shape = steps.shape();
    if (y.shape().rank() == 3) {
      return steps.reshape(shape.insert(2, 1));
    }
    return Rearrange.slice(steps, 1, shape.dim(1) - 1, shape.dim(1));
  }
}
