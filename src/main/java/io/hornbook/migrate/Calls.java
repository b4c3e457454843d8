package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How layers take their tensors. */
final class Calls {
  /** Layers whose inputs after the first are states. */
  private static final Set<String> RECURRENT =
      Set.of(
          "Bidirectional",
          "ConvLSTM1D",
          "ConvLSTM2D",
          "ConvLSTM3D",
          "GRU",
          "LSTM",
          "RNN",
          "SimpleRNN");

  /** Layers that take each input as an argument of its own. */
  private static final Set<String> SEPARATE = Attentions.TYPES;

  /** Operations on a list of tensors. */
  private static final Set<String> JOINS =
      Set.of(
          "ops.Concatenate",
          "ops.Stack",
          "ops.Hstack",
          "ops.Vstack",
          "ops.Dstack",
          "ops.FFT",
          "ops.FFT2",
          "ops.IFFT2",
          "ops.IRFFT");

  /**
   * On how much some operations are called, None included: their {@code compute_output_spec} has no
   * defaults (Keras 3.15 {@code ops/nn.py}).
   */
  private static final Map<String, Integer> CALLED_ON =
      Map.of("ops.BatchNorm", 5, "ops.LayerNorm", 3, "ops.RMSNorm", 2);

  private static final String UNMASKED = "unmasked";

  private Calls() {}

  /** Whether a recurrent layer walks every step here, whatever the mask says. */
  static boolean isUnmasked(Call call) {
    return Boolean.TRUE.equals(call.arguments().get(UNMASKED));
  }

  /** A call that does not say so. */
  static Call plain(Call call) {
    Map<String, Object> arguments = new LinkedHashMap<>(call.arguments());
    arguments.remove(UNMASKED);
    return call.withArguments(arguments);
  }

  /** Whether the inputs after the first are states. */
  static boolean takesStates(Node node) {
    return RECURRENT.contains(node.type());
  }

  static boolean isSeparate(Node node) {
    return SEPARATE.contains(node.type());
  }

  static boolean isOperation(Node node) {
    return node.type().startsWith("ops.");
  }

  /** A call on other tensors in the same places. */
  static Call mapped(Call call, UnaryOperator<Port> to) {
    Map<String, List<Port>> tensors = new LinkedHashMap<>();
    call.tensors().forEach((key, ports) -> tensors.put(key, ports.stream().map(to).toList()));
    return new Call(
        call.inputs().stream().map(to).toList(),
        tensors,
        call.masks().stream().map(m -> m.map(to)).toList(),
        call.arguments());
  }

  /** The positional arguments of a call, its tensors in the form that {@code tensor} gives. */
  static List<Object> positional(Node node, Call call, Function<Port, Object> tensor) {
    List<Object> inputs = new ArrayList<>();
    call.inputs().forEach(p -> inputs.add(tensor.apply(p)));
    if (isOperation(node)) {
      return operands(node, inputs);
    }
    if (takesStates(node)) {
      return List.of(inputs.get(0));
    }
    return inputs.size() == 1 || isSeparate(node) ? inputs : List.of(inputs);
  }

  private static List<Object> operands(Node node, List<Object> inputs) {
    List<Object> operands = new ArrayList<>(operands(node, inputs, Slices.KERAS3));
    if (!node.type().equals("ops.GetItem")) {
      operands.replaceAll(ArrayConstants::written);
    }
    while (operands.size() < CALLED_ON.getOrDefault(node.type(), 0)) {
      operands.add(null);
    }
    return JOINS.contains(node.type()) ? List.of(operands) : operands;
  }

  /** Tensors and constants in the order in which the operation was called on them. */
  static List<Object> operands(Node node, List<Object> inputs, Slices slices) {
    if (!(node.config().peek("operands") instanceof List<?> places)) {
      return inputs;
    }
    List<Object> operands = new ArrayList<>();
    int next = 0;
    for (Object place : places) {
      boolean none = place instanceof Map<?, ?> map && map.isEmpty();
      operands.add(none ? null : place == null ? inputs.get(next++) : slices.written(place));
    }
    return operands;
  }

  /** The named arguments of a call. */
  static Map<String, Object> named(Node node, Call call, Function<Port, Object> tensor) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (takesStates(node) && call.inputs().size() > 1) {
      List<Object> states = new ArrayList<>();
      call.inputs().subList(1, call.inputs().size()).forEach(p -> states.add(tensor.apply(p)));
      named.put("initial_state", states);
    }
    call.tensors()
        .forEach(
            (key, ports) -> {
              List<Object> given = new ArrayList<>();
              ports.forEach(p -> given.add(tensor.apply(p)));
              boolean list = given.size() > 1 || key.equals("initial_state");
              named.put(key, list ? given : given.get(0));
            });
    if (!call.masks().isEmpty()) {
      List<Object> masks = new ArrayList<>();
      call.masks().forEach(m -> masks.add(m.map(tensor).orElse(null)));
      named.put("mask", masks.size() == 1 ? masks.get(0) : masks);
    }
    named.putAll(call.arguments());
    return named;
  }
}
