package io.hornbook.layer.rnn;

import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.RecurrentCell;
import java.util.List;

/** What a recurrent layer does at each step. */
interface Cell {
  int units();

  /** The number of state tensors, each {@code (n, units)}; the first is the output. */
  int states();

  /** The weight slots for inputs with {@code features} features. */
  List<Weight> weights(int features);

  /** The cell with its weights in place, ready to walk. */
  RecurrentCell bind(Weights w);
}
