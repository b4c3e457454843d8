package io.hornbook.layer.rnn;

import io.hornbook.layer.Activations;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Recurrence;
import io.hornbook.math.RecurrentCell;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * With {@code z = x W + h U + b} cut into i, f, g, o: {@code c' = rec(f) c + rec(i) act(g)} and
 * {@code h' = rec(o) act(c')} (Keras 3.15 {@code layers/rnn/lstm.py}).
 */
record LstmCell(int units, Activation activation, Activation recurrent, boolean useBias)
    implements Cell {
  static LstmCell read(Config c) {
    return new LstmCell(
        c.intAt("units"),
        Activations.read(c, "activation", "tanh"),
        Activations.read(c, "recurrent_activation", "sigmoid"),
        c.flag("use_bias", true));
  }

  @Override
  public List<Shape> states(Shape step) {
    return List.of(step.with(1, units), step.with(1, units));
  }

  @Override
  public List<Weight> weights(Shape step) {
    int gates = Math.multiplyExact(4, units);
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", step.dim(1), gates));
    slots.add(Weight.of("recurrent_kernel", units, gates));
    if (useBias) {
      slots.add(Weight.of("bias", gates));
    }
    return slots;
  }

  @Override
  public Walker bind(Weights w) {
    RecurrentCell cell =
        RecurrentCell.lstm(
            w.get("kernel"), w.get("recurrent_kernel"), w.find("bias"), activation, recurrent);
    return (x, initial, mask, walk) -> Recurrence.run(cell, x, initial, mask, walk);
  }
}
