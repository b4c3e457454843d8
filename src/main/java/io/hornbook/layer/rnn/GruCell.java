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
 * With gates z, r, h: {@code z = rec(x Wz + h Uz + bz)}, {@code r = rec(x Wr + h Ur + br)}, {@code
 * g = act(x Wh + (r h) Uh + bh)}, or {@code act(x Wh + bh + r (h Uh + b'h))} with {@code
 * reset_after}; {@code h' = z h + (1 - z) g} (Keras 3.15 {@code layers/rnn/gru.py}).
 */
record GruCell(
    int units, Activation activation, Activation recurrent, boolean useBias, boolean resetAfter)
    implements Cell {
  static GruCell read(Config c) {
    return new GruCell(
        c.intAt("units"),
        Activations.read(c, "activation", "tanh"),
        Activations.read(c, "recurrent_activation", "sigmoid"),
        c.flag("use_bias", true),
        c.flag("reset_after", true));
  }

  @Override
  public List<Shape> states(Shape step) {
    return List.of(step.with(1, units));
  }

  @Override
  public List<Weight> weights(Shape step) {
    int gates = Math.multiplyExact(3, units);
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", step.dim(1), gates));
    slots.add(Weight.of("recurrent_kernel", units, gates));
    if (useBias) {
      slots.add(resetAfter ? Weight.of("bias", 2, gates) : Weight.of("bias", gates));
    }
    return slots;
  }

  @Override
  public Walker bind(Weights w) {
    RecurrentCell cell =
        RecurrentCell.gru(
            w.get("kernel"),
            w.get("recurrent_kernel"),
            w.find("bias"),
            activation,
            recurrent,
            resetAfter);
    return (x, initial, mask, walk) -> Recurrence.run(cell, x, initial, mask, walk);
  }
}
