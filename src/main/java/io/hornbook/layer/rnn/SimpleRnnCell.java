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
 * {@code h' = act(x W + h U + b)} (Keras 3.15 {@code layers/rnn/simple_rnn.py}); {@code act((x W +
 * b) (h U))} where it multiplies (Keras 0.3.0).
 */
record SimpleRnnCell(int units, Activation activation, boolean useBias, boolean multiplies)
    implements Cell {
  static SimpleRnnCell read(Config c) {
    return new SimpleRnnCell(
        c.intAt("units"),
        Activations.read(c, "activation", "tanh"),
        c.flag("use_bias", true),
        c.flag("multiplies", false));
  }

  @Override
  public List<Shape> states(Shape step) {
    return List.of(step.with(1, units));
  }

  @Override
  public List<Weight> weights(Shape step) {
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", step.dim(1), units));
    slots.add(Weight.of("recurrent_kernel", units, units));
    if (useBias) {
      slots.add(Weight.of("bias", units));
    }
    return slots;
  }

  @Override
  public Walker bind(Weights w) {
    RecurrentCell cell =
        RecurrentCell.simpleRnn(
            w.get("kernel"), w.get("recurrent_kernel"), w.find("bias"), activation, multiplies);
    return (x, initial, mask, walk) -> Recurrence.run(cell, x, initial, mask, walk);
  }
}
