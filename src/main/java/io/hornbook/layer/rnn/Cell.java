package io.hornbook.layer.rnn;

import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** What a recurrent layer does at each step, and how it walks a whole sequence. */
interface Cell {
  int units();

  /** The number of state tensors, each {@code (n, units)}; the first is the output. */
  int states();

  /** The weight slots for inputs with {@code features} features. */
  List<Weight> weights(int features);

  /**
   * Walks the sequence {@code x (n, t, d)}.
   *
   * @param states where to start, {@code (n, units)} each
   * @param mask which steps count, {@code (n, t)}
   */
  Walk walk(Tensor x, List<Tensor> states, Optional<Tensor> mask, RnnOptions options, Weights w);

  /**
   * A walked sequence.
   *
   * @param outputs every step's output, {@code (n, t, units)}, in the order of the walk
   * @param states the states after the last step
   */
  record Walk(Tensor outputs, List<Tensor> states) {}
}
