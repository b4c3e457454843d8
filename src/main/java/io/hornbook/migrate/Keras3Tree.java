package io.hornbook.migrate;

import io.hornbook.format.Hdf5Tree;
import io.hornbook.model.ClassNames;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a model as Keras 3 lays them out: each object's arrays in {@code vars}, its parts
 * under their attributes' names, lists of layers under names of their classes (Keras 3.15.1 {@code
 * saving/saving_lib.py}).
 */
final class Keras3Tree {
  /** What a class calls itself, where it is known under another name. */
  private static final Map<String, String> CLASSES =
      Map.of("GroupQueryAttention", "GroupedQueryAttention");

  private Keras3Tree() {}

  static Hdf5Tree of(Graph graph) {
    Hdf5Tree root = new Hdf5Tree();
    model(graph, root);
    return root;
  }

  private static void model(Graph graph, Hdf5Tree at) {
    at.group("vars").attribute("name", graph.name());
    Map<String, Integer> used = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (!Calls.isOperation(node)) {
        String type = node.graph().isPresent() ? "Functional" : node.type();
        layer(node, at.group("layers/" + unique(CLASSES.getOrDefault(type, type), used)));
      }
    }
  }

  /** The class's name, numbered from its second layer on. */
  private static String unique(String type, Map<String, Integer> used) {
    String name = ClassNames.snake(type);
    int number = used.merge(name, 1, Integer::sum) - 1;
    return number == 0 ? name : name + "_" + number;
  }

  private static void layer(Node node, Hdf5Tree at) {
    if (node.graph().isPresent()) {
      model(node.graph().get(), at);
      return;
    }
    at.group("vars").attribute("name", node.name());
    Map<String, Integer> used = new HashMap<>();
    node.inner()
        .forEach(
            (role, part) -> {
              boolean cell = role.startsWith("cell_");
              layer(part, at.group(cell ? "cells/" + unique(part.type(), used) : role));
            });
    if (Attentions.TYPES.contains(node.type())) {
      Attentions.write(node, at);
      return;
    }
    boolean recurrent = Calls.takesStates(node) && node.inner().isEmpty();
    Hdf5Tree vars = recurrent ? at.group("cell/vars") : at.group("vars");
    List<NamedWeight> weights = node.weights();
    for (int i = 0; i < weights.size(); i++) {
      boolean lookup = Lookups.TYPES.contains(node.type());
      vars.dataset(lookup ? Lookups.WEIGHTS : Integer.toString(i), weights.get(i).tensor());
    }
  }
}
