package io.hornbook.exec;

import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.model.Node;
import io.hornbook.model.Policies;
import io.hornbook.tensor.Narrow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The casts around a call of a layer that computes in less than float32: its inputs are brought to
 * that type, and what it gives has it (Keras 3.15 {@code layers/layer.py}, {@code __call__}; Keras
 * 2.15 {@code engine/base_layer.py}, {@code _maybe_cast_inputs}). Inside a layer sums are taken in
 * float32; products and biases round where Keras has operations of their own ({@link
 * io.hornbook.layer.Weights#biased}).
 *
 * @param type what the layer computes in, where it is less than float32
 * @param inputs whether floating inputs are cast
 */
record Casts(Optional<Narrow> type, boolean inputs) {
  static final Casts NONE = new Casts(Optional.empty(), false);

  /**
   * @param given the types of what it is called on, which decide where its config is silent
   */
  static Casts of(Node node, Layer layer, List<Optional<Narrow>> given) {
    if (Policies.compute(node).isEmpty()) {
      Set<Optional<Narrow>> types = new HashSet<>(given);
      return types.size() == 1 ? new Casts(given.get(0), false) : NONE;
    }
    return layer.castsInputs() ? new Casts(narrow(node), true) : NONE;
  }

  /** The type that the config names, where it is less than float32. */
  static Optional<Narrow> narrow(Node node) {
    return switch (Policies.compute(node)) {
      case "float16" -> Optional.of(Narrow.FLOAT16);
      case "bfloat16" -> Optional.of(Narrow.BFLOAT16);
      default -> Optional.empty();
    };
  }

  List<Signal> before(List<Signal> in) {
    return inputs ? rounded(in) : in;
  }

  List<Signal> after(List<Signal> out) {
    return rounded(out);
  }

  private List<Signal> rounded(List<Signal> signals) {
    return type.map(t -> signals.stream().map(s -> rounded(t, s)).toList()).orElse(signals);
  }

  private static Signal rounded(Narrow type, Signal signal) {
    return new Signal(type.round(signal.value()), signal.mask());
  }
}
