package io.hornbook.app;

import io.hornbook.error.Usage;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model is compared with, as a reference in that model's words. */
public final class Counterpart {
  private Counterpart() {}

  /**
   * What another model gives on the same inputs. Inputs and outputs are matched by name where both
   * have the same names, otherwise by place; so are layers, where those at the same place are of
   * one class.
   *
   * @param inputs a file with inputs for {@code model}; made-up ones if there is none
   * @throws Usage if the two have not as many inputs and outputs
   */
  public static Reference of(Model model, Model other, Optional<Path> inputs) {
    List<Integer> ins = places(model.inputNames(), other.inputNames(), "inputs");
    List<Integer> outs = places(other.outputNames(), model.outputNames(), "outputs");
    List<List<Tensor>> given = GivenInputs.of(model, inputs);
    List<List<Tensor>> ordered = given.stream().map(tensors -> picked(tensors, ins)).toList();
    Map<String, String> names = layers(model.graph(), other.graph());
    Reference traced = other.trace(ordered, node -> Optional.of(names.getOrDefault(node, node)));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int p = 0; p < given.size(); p++) {
      String suffix = p == 0 ? "" : "@" + p;
      for (int i = 0; i < ins.size(); i++) {
        tensors.put("inputs/" + i + suffix, given.get(p).get(i));
      }
      for (int i = 0; i < outs.size(); i++) {
        Tensor output = traced.tensors().get("outputs/" + outs.get(i) + suffix);
        tensors.put("outputs/" + i + suffix, output);
      }
    }
    traced.tensors().forEach(tensors::putIfAbsent);
    return new Reference(tensors, traced.where());
  }

  /**
   * What another engine gave, from its file.
   *
   * @param dump an {@code .npz} or {@code .h5} with {@code outputs/…} and {@code activations/…}
   * @param inputs a file with the inputs, where {@code dump} does not hold them
   */
  public static Reference of(Path dump, Optional<Path> inputs) {
    Reference given = References.read(dump);
    if (inputs.isEmpty()) {
      return given;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(given.tensors());
    tensors.keySet().removeIf(key -> key.startsWith("inputs/"));
    GivenInputs.read(inputs.get()).tensors().forEach(tensors::putIfAbsent);
    return new Reference(tensors, given.where());
  }

  /** For each of {@code theirs}, where it stands among {@code ours}. */
  private static List<Integer> places(List<String> ours, List<String> theirs, String what) {
    if (ours.size() != theirs.size()) {
      throw new Usage(
          "both models should have as many %s; found %s and %s".formatted(what, ours, theirs));
    }
    boolean named = new HashSet<>(ours).equals(new HashSet<>(theirs)) && unique(ours);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < theirs.size(); i++) {
      places.add(named ? ours.indexOf(theirs.get(i)) : i);
    }
    return places;
  }

  private static boolean unique(List<String> names) {
    return new HashSet<>(names).size() == names.size();
  }

  private static List<Tensor> picked(List<Tensor> tensors, List<Integer> places) {
    return places.stream().map(tensors::get).toList();
  }

  /** The other's layers whose name this model does not have, and what it calls those in place. */
  private static Map<String, String> layers(Graph ours, Graph theirs) {
    Map<String, String> types = types(ours);
    Map<String, String> otherTypes = types(theirs);
    Map<String, String> names = new HashMap<>();
    if (ours.layers().size() != theirs.layers().size()) {
      return names;
    }
    for (int i = 0; i < ours.layers().size(); i++) {
      String name = ours.layers().get(i);
      String other = theirs.layers().get(i);
      boolean alike = types.get(name) != null && types.get(name).equals(otherTypes.get(other));
      if (alike && !types.containsKey(other) && !otherTypes.containsKey(name)) {
        names.put(other, name);
      }
    }
    return names;
  }

  private static Map<String, String> types(Graph graph) {
    Map<String, String> types = new HashMap<>();
    for (Node node : graph.nodes()) {
      types.put(node.name(), node.type());
    }
    return types;
  }
}
