package io.hornbook.verify;

import io.hornbook.error.Usage;
import io.hornbook.exec.Trace;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tensors that a model's own Keras computed: under {@code inputs/} and {@code outputs/} by name or
 * index, under {@code activations/} by layer. A name with {@code @k} belongs to the k-th of several
 * consecutive predictions of a stateful model.
 *
 * @param tensors by full key, such as {@code inputs/0} or {@code activations/lstm/1}
 * @param where the file they come from
 */
public record Reference(Map<String, Tensor> tensors, String where) {
  public Reference {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** The number of consecutive predictions that are stored. */
  public int predictions() {
    int most = 0;
    for (String key : tensors.keySet()) {
      if (key.startsWith("inputs/") || key.startsWith("outputs/")) {
        most = Math.max(most, number(key));
      }
    }
    return most + 1;
  }

  private static int number(String key) {
    int at = key.lastIndexOf('@');
    String digits = at < 0 ? "" : key.substring(at + 1);
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }

  /**
   * The tensor stored under {@code group} for a name or its index. A name that is a number goes
   * behind: it may be another's index.
   */
  Optional<Tensor> find(String group, String name, int index, int prediction) {
    String suffix = prediction == 0 ? "" : "@" + prediction;
    String place = Integer.toString(index);
    List<String> keys = name.matches("\\d+") ? List.of(place, name) : List.of(name, place);
    for (String key : keys) {
      Tensor tensor = tensors.get(group + "/" + key + suffix);
      if (tensor != null) {
        return Optional.of(tensor);
      }
    }
    return Optional.empty();
  }

  /**
   * The inputs of a prediction, in the model's order.
   *
   * @throws Usage if one is missing, naming what is there
   */
  public List<Tensor> inputs(List<String> names, int prediction) {
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<Tensor> tensor = find("inputs", name, i, prediction);
      if (tensor.isEmpty() && names.size() == 1) {
        tensor = only("inputs", prediction);
      }
      int index = i;
      inputs.add(
          tensor.orElseThrow(
              () ->
                  new Usage(
                      "the reference should hold inputs/%s or inputs/%d; found %s in %s"
                          .formatted(name, index, keys("inputs"), where))));
    }
    return inputs;
  }

  /**
   * The outputs of a prediction, in the model's order.
   *
   * @param names what the model calls its outputs
   * @throws Usage if one is missing, or one is there that the model does not give
   */
  public List<Tensor> outputs(List<String> names, int prediction) {
    int stored = count("outputs", prediction);
    if (stored > names.size()) {
      throw new Usage(
          "the reference should hold %d outputs %s, as the model gives; found %d %s in %s"
              .formatted(names.size(), names, stored, keys("outputs"), where));
    }
    List<Tensor> outputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Optional<Tensor> tensor = find("outputs", known(names, i), i, prediction);
      if (tensor.isEmpty()) {
        tensor = find("outputs", numbered(names, i), i, prediction);
      }
      if (tensor.isEmpty() && names.size() == 1) {
        tensor = only("outputs", prediction);
      }
      int index = i;
      outputs.add(
          tensor.orElseThrow(
              () ->
                  new Usage(
                      "the reference should hold outputs/%s or outputs/%d; found %s in %s"
                          .formatted(names.get(index), index, keys("outputs"), where))));
    }
    return outputs;
  }

  /** What an output goes by: its name, or its index where another has the same name. */
  static String known(List<String> names, int i) {
    return Collections.frequency(names, names.get(i)) == 1 ? names.get(i) : Integer.toString(i);
  }

  /**
   * What tf.keras calls an output: {@code lstm}, {@code lstm_1} … where several have one name
   * (Keras 2.15.0 {@code engine/functional.py}, {@code _set_output_names}).
   */
  private static String numbered(List<String> names, int i) {
    List<String> taken = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (String name : names.subList(0, i + 1)) {
      String proposal = name;
      while (taken.contains(proposal)) {
        int count = counts.getOrDefault(name, 1);
        proposal = name + "_" + count;
        counts.put(name, count + 1);
      }
      taken.add(proposal);
    }
    return taken.get(i);
  }

  /** The single tensor of a group, whatever its name. */
  Optional<Tensor> only(String group, int prediction) {
    List<String> keys = keys(group).stream().filter(k -> number(k) == prediction).toList();
    return keys.size() == 1 ? Optional.of(tensors.get(keys.get(0))) : Optional.empty();
  }

  /** What it calls the outputs of the first prediction, in its own order. */
  public List<String> outputNames() {
    return keys("outputs").stream()
        .filter(k -> number(k) == 0)
        .map(k -> k.substring("outputs/".length()))
        .toList();
  }

  /** How many tensors a group holds for one prediction. */
  int count(String group, int prediction) {
    return (int) keys(group).stream().filter(k -> number(k) == prediction).count();
  }

  /** The keys of a group. */
  public List<String> keys(String group) {
    return tensors.keySet().stream().filter(k -> k.startsWith(group + "/")).toList();
  }

  /**
   * The key of an activation, in whichever of the spellings that are allowed the reference uses.
   */
  Optional<String> activation(Trace.Activation a, List<String> names) {
    List<String> keys = new ArrayList<>();
    for (String name : names) {
      keys.add(name + "/" + a.call() + "/" + a.output());
      if (a.output() == 0) {
        keys.add(name + "/" + a.call());
      }
      if (a.calls() == 1) {
        keys.add(name + "/" + a.output());
      }
      if (a.call() == 0 && a.output() == 0) {
        keys.add(name);
      }
    }
    return keys.stream().map(k -> "activations/" + k).filter(tensors::containsKey).findFirst();
  }
}
