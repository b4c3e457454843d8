package io.hornbook.app;

import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Another way to read one layer: what importers, converters and other engines are known to mistake.
 *
 * @param what what would be so, as the end of a sentence: {@code hard_sigmoid has the slope 1/6}
 * @param types the classes that may be read so
 * @param change the layer read so; itself where that makes no difference
 * @param advice what to do then
 * @param anywhere whether any layer of the class may be meant, not only the one that diverges
 */
record Reading(
    String what, Set<String> types, UnaryOperator<Node> change, String advice, boolean anywhere) {
  private static final Set<String> GATED =
      Set.of("LSTM", "LSTMCell", "ConvLSTM2D", "GRU", "GRUCell");
  private static final Set<String> LSTMS =
      Set.of("LSTM", "LSTMCell", "ConvLSTM2D", "ConvLSTM2DCell");
  private static final Set<String> GRUS = Set.of("GRU", "GRUCell");
  private static final Set<String> RECURRENT =
      Set.of("LSTM", "GRU", "SimpleRNN", "ConvLSTM2D", "RNN");
  private static final Set<String> NORMS =
      Set.of("BatchNormalization", "LayerNormalization", "GroupNormalization", "RMSNormalization");
  private static final Set<String> ACTIVE =
      Set.of(
          "Dense",
          "Conv1D",
          "Conv2D",
          "Conv3D",
          "Activation",
          "SimpleRNN",
          "LSTM",
          "GRU",
          "EinsumDense");

  private static final Map<String, Object> STEEP =
      Map.of("class_name", "hard_sigmoid", "config", Map.of("slope", 0.2));
  private static final Map<String, Object> TANH_GELU =
      Map.of("class_name", "gelu", "config", Map.of("approximate", true));

  private static final String CONFIG = "the model file says otherwise: correct it there";
  private static final String CONVERTED = "the file was converted wrongly: correct the converter";

  /** Every reading, the likeliest first. */
  static List<Reading> all() {
    List<Reading> all = new ArrayList<>();
    for (String key : List.of("recurrent_activation", "activation")) {
      Set<String> types = key.equals("activation") ? ACTIVE : GATED;
      all.add(set("hard_sigmoid has the slope 0.2, as before Keras 3", types, key, STEEP));
      all.add(set("hard_sigmoid has the slope 1/6, as in Keras 3", types, key, "hard_sigmoid"));
      all.add(set("the %s is sigmoid".formatted(key), types, key, "sigmoid"));
    }
    all.add(
        toggle("the reset gate comes after the product (reset_after)", GRUS, "reset_after", true));
    all.add(toggle("the reset gate comes before the product", GRUS, "reset_after", false));
    all.add(gates("the gates are in the order i, c, f, o", LSTMS, 4, 0, 2, 1, 3));
    all.add(gates("the gates are in the order f, i, c, o", LSTMS, 4, 1, 0, 2, 3));
    all.add(gates("the gates are in the order i, f, o, c", LSTMS, 4, 0, 1, 3, 2));
    all.add(gates("the gates are in the order r, z, h", GRUS, 3, 1, 0, 2));
    all.add(toggle("it runs backwards", RECURRENT, "go_backwards", true));
    all.add(toggle("it runs forwards", RECURRENT, "go_backwards", false));
    for (double epsilon : new double[] {1e-3, 1e-5, 1e-6, 1e-7, 1e-12, 1.001e-5}) {
      all.add(set("epsilon is " + epsilon, NORMS, "epsilon", epsilon));
    }
    all.add(deviation());
    for (double slope : new double[] {0.3, 0.2, 0.1, 0.01}) {
      all.add(set("the slope is " + slope, Set.of("LeakyReLU"), "negative_slope", slope));
    }
    all.add(set("GELU is the one by tanh", ACTIVE, "activation", TANH_GELU));
    for (String name : List.of("linear", "tanh", "relu", "gelu", "sigmoid", "softmax")) {
      all.add(set("the activation is " + name, ACTIVE, "activation", name));
    }
    all.add(toggle("index 0 is not masked", Set.of("Embedding"), "mask_zero", false).everywhere());
    all.add(toggle("index 0 is masked", Set.of("Embedding"), "mask_zero", true).everywhere());
    all.add(set("Flatten goes channels first", Set.of("Flatten"), "data_format", "channels_first"));
    all.add(set("Flatten goes channels last", Set.of("Flatten"), "data_format", "channels_last"));
    all.add(transposed());
    return List.copyOf(all);
  }

  private Reading everywhere() {
    return new Reading(what, types, change, advice, true);
  }

  private static Reading set(String what, Set<String> types, String key, Object value) {
    UnaryOperator<Node> change = n -> n.withConfig(n.config().with(key, value));
    return new Reading(what, types, change, CONFIG, false);
  }

  /** Only where the key is there with the other value. */
  private static Reading toggle(String what, Set<String> types, String key, boolean value) {
    UnaryOperator<Node> change =
        n ->
            Boolean.valueOf(!value).equals(n.config().peek(key))
                ? n.withConfig(n.config().with(key, value))
                : n;
    return new Reading(what, types, change, CONFIG, false);
  }

  /** Kernel, recurrent kernel and bias, with the parts of their last axis in another order. */
  private static Reading gates(String what, Set<String> types, int parts, int... order) {
    UnaryOperator<Tensor> move =
        t -> {
          int last = t.shape().rank() - 1;
          int width = t.shape().dim(-1) / parts;
          List<Tensor> cut = new ArrayList<>();
          for (int part : order) {
            cut.add(Rearrange.slice(t, last, part * width, (part + 1) * width));
          }
          return Rearrange.concat(cut, last);
        };
    UnaryOperator<Node> change =
        n -> n.withWeights(n.weights().stream().map(w -> with(w, move)).toList());
    return new Reading(what, types, change, CONVERTED, false);
  }

  private static Reading deviation() {
    String what = "the fourth array holds standard deviations, not variances";
    UnaryOperator<Tensor> square =
        t -> {
          double[] values = t.toDoubles();
          for (int i = 0; i < values.length; i++) {
            values[i] *= values[i];
          }
          return Tensor.of(t.shape(), values).as(t.dtype());
        };
    UnaryOperator<Node> change = n -> n.weights().size() == 4 ? array(n, 3, square) : n;
    return new Reading(what, Set.of("BatchNormalization"), change, CONVERTED, false);
  }

  private static Reading transposed() {
    UnaryOperator<Node> change =
        n -> {
          Optional<Tensor> kernel = n.weights().stream().map(NamedWeight::tensor).findFirst();
          boolean square =
              kernel
                  .filter(k -> k.shape().rank() == 2 && k.shape().dim(0) == k.shape().dim(1))
                  .isPresent();
          return square ? array(n, 0, Rearrange::transpose) : n;
        };
    return new Reading("the kernel is transposed", Set.of("Dense"), change, CONVERTED, false);
  }

  private static Node array(Node node, int index, UnaryOperator<Tensor> change) {
    List<NamedWeight> arrays = new ArrayList<>(node.weights());
    arrays.set(index, with(arrays.get(index), change));
    return node.withWeights(arrays);
  }

  private static NamedWeight with(NamedWeight array, UnaryOperator<Tensor> change) {
    return new NamedWeight(array.name(), change.apply(array.tensor()));
  }
}
