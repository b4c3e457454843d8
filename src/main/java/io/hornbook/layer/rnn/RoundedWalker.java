package io.hornbook.layer.rnn;

import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Recurrence;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks one step after the other, in less than float32: what a step gives is rounded before the
 * next one takes it, as in Keras, whose states have the type that the layer computes in ({@code
 * get_initial_state} in Keras 3.15, {@code layers/rnn/lstm.py}).
 *
 * @param weights of the layer, which know that type
 */
record RoundedWalker(Cell.Walker walker, Weights weights) implements Cell.Walker {
  @Override
  public Recurrence.Result walk(
      Tensor x, List<Tensor> initial, Optional<Tensor> mask, Recurrence.Walk walk) {
    int length = x.shape().dim(1);
    Recurrence.Walk one = new Recurrence.Walk(false, false, walk.zeroOutputForMask());
    List<Tensor> states = initial;
    Tensor output = Tensor.zeros(initial.get(0).shape(), x.dtype());
    List<Tensor> outputs = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int step = walk.backwards() ? length - 1 - i : i;
      Optional<Tensor> counts = mask.map(m -> at(m, step));
      Recurrence.Result gave = walker.walk(at(x, step), states, counts, one);
      states = gave.states().stream().map(weights::rounded).toList();
      Tensor now = weights.rounded(gave.output());
      Tensor before = output;
      output = walk.zeroOutputForMask() ? now : counts.map(m -> where(m, now, before)).orElse(now);
      outputs.add(output.reshape(output.shape().insert(1, 1)));
    }
    return new Recurrence.Result(walk.sequences() ? Rearrange.concat(outputs, 1) : output, states);
  }

  private static Tensor at(Tensor x, int step) {
    return Rearrange.slice(x, 1, step, step + 1);
  }

  /** {@code now} where the step counts, otherwise the output before it. */
  private static Tensor where(Tensor counts, Tensor now, Tensor before) {
    Shape shape = counts.shape();
    while (shape.rank() < now.shape().rank()) {
      shape = shape.insert(shape.rank(), 1);
    }
    return Elementwise.where(counts.reshape(shape), now, before);
  }
}
