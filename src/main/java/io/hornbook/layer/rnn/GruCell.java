package io.hornbook.layer.rnn;

import io.hornbook.layer.Activations;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.RecurrentCell;
import io.hornbook.model.Config;
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
  public int states() {
    return 1;
  }

  @Override
  public List<Weight> weights(int features) {
    int gates = Math.multiplyExact(3, units);
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", features, gates));
    slots.add(Weight.of("recurrent_kernel", units, gates));
    if (useBias) {
      slots.add(resetAfter ? Weight.of("bias", 2, gates) : Weight.of("bias", gates));
    }
    return slots;
  }

  @Override
  public RecurrentCell bind(Weights w) {
    return RecurrentCell.gru(
        w.get("kernel"),
        w.get("recurrent_kernel"),
        w.find("bias"),
        activation,
        recurrent,
        resetAfter);
  }
}
