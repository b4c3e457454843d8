package io.hornbook.layer.rnn;

import io.hornbook.layer.Activations;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.RecurrentCell;
import io.hornbook.model.Config;
import java.util.ArrayList;
import java.util.List;

/** {@code h' = act(x W + h U + b)} (Keras 3.15 {@code layers/rnn/simple_rnn.py}). */
record SimpleRnnCell(int units, Activation activation, boolean useBias) implements Cell {
  static SimpleRnnCell read(Config c) {
    return new SimpleRnnCell(
        c.intAt("units"), Activations.read(c, "activation", "tanh"), c.flag("use_bias", true));
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public List<Weight> weights(int features) {
    List<Weight> slots = new ArrayList<>();
    slots.add(Weight.of("kernel", features, units));
    slots.add(Weight.of("recurrent_kernel", units, units));
    if (useBias) {
      slots.add(Weight.of("bias", units));
    }
    return slots;
  }

  @Override
  public RecurrentCell bind(Weights w) {
    return RecurrentCell.simpleRnn(
        w.get("kernel"), w.get("recurrent_kernel"), w.find("bias"), activation);
  }
}
