package io.hornbook.layer.rnn;

import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Recurrence;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** What a recurrent layer does at each step. */
interface Cell {
  /** The number of axes of a step's input {@code (n, ...)}. */
  default int rank() {
    return 2;
  }

  /** The weight slots for steps of this shape, {@code (n, ...)}. */
  List<Weight> weights(Shape step);

  /** The shapes of the states for steps of this shape; the first is the output's too. */
  List<Shape> states(Shape step);

  /** The cell with its weights in place. */
  Walker bind(Weights w);

  /** Walks a sequence {@code (n, t, ...)} from one state for each that the cell has. */
  interface Walker {
    Recurrence.Result walk(
        Tensor x, List<Tensor> initial, Optional<Tensor> mask, Recurrence.Walk walk);
  }
}
