package io.hornbook.dialect;

import io.hornbook.error.Inconsistent;
import io.hornbook.format.H5Dataset;
import io.hornbook.format.H5Group;
import io.hornbook.format.Lines;
import io.hornbook.model.ClassNames;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code .weights.h5} tree of tf.keras 2.12 on: each object's arrays in {@code vars/N}, its
 * parts below under their attribute names, lists of layers under names derived from the class
 * ({@code dense}, {@code dense_1}), never from the layer's own name ({@code saving/saving_lib.py}).
 */
final class TreeWeights {
  private static final List<String> LISTS =
      List.of("layers", "_layer_checkpoint_dependencies", "_self_tracked_trackables");

  /** Classes that are exported under another name than their own, from which the group is named. */
  private static final Map<String, String> OWN_NAMES =
      Map.of("GroupQueryAttention", "GroupedQueryAttention");

  private final Map<String, Lines> vocabularies;

  /**
   * @param vocabularies the text files of the archive, by the path of their layer in the tree
   */
  TreeWeights(Map<String, Lines> vocabularies) {
    this.vocabularies = vocabularies;
  }

  static boolean is(H5Group root) {
    return LISTS.stream().anyMatch(list -> root.group(list).isPresent());
  }

  /** The graph with the arrays of the tree below {@code group}. */
  Graph assign(Graph graph, H5Group group) {
    for (String list : LISTS) {
      Optional<H5Group> layers = group.group(list);
      if (layers.isPresent()) {
        return assign(graph, layers.get(), list.startsWith("_layer_checkpoint"));
      }
    }
    if (graph.nodes().stream().noneMatch(WeightMatch::holdsArrays)) {
      return graph;
    }
    throw new Inconsistent("no layers are found at " + group.path() + ": is this a weights file?");
  }

  /**
   * @param twice whether a layer with weights stands in the list twice, as in tf.keras 2.12's
   *     {@code layer_with_weights-N} and {@code layer-N}
   */
  private Graph assign(Graph graph, H5Group layers, boolean twice) {
    Map<String, Integer> used = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      String snake = ClassNames.snake(className(node));
      int number = used.merge(snake, 1, Integer::sum) - 1;
      boolean holds = WeightMatch.holdsArrays(node);
      if (twice && holds) {
        used.merge(snake, 1, Integer::sum);
      }
      String name = number == 0 ? snake : snake + "_" + number;
      Optional<H5Group> group = layers.group(name);
      if (group.isEmpty() && holds) {
        throw new Inconsistent(
            "no weights for %s: expected at %s/%s; found %s"
                .formatted(node.origin(), layers.path(), name, layers.names()));
      }
      nodes.add(group.isPresent() ? fill(node, group.get()) : node);
    }
    return graph.withNodes(nodes);
  }

  private static String className(Node node) {
    int quote = node.origin().indexOf(" '");
    return quote > 0 && node.graph().isPresent()
        ? node.origin().substring(0, quote)
        : OWN_NAMES.getOrDefault(node.type(), node.type());
  }

  private Node fill(Node node, H5Group group) {
    if (node.graph().isPresent()) {
      return node.withGraph(assign(node.graph().get(), group));
    }
    if (!node.inner().isEmpty()) {
      return node.withInner(fillInner(node, group));
    }
    if (Vocabularies.isLookup(node)) {
      return Vocabularies.fill(node, group, vocabularies);
    }
    List<NamedWeight> arrays = new ArrayList<>();
    collect(group, Layouts.parts(node), arrays);
    return node.withWeights(arrays);
  }

  /**
   * A layer's own arrays and those of its parts: a recurrent layer's cell, the projections of an
   * attention.
   *
   * @param order names of parts in the order in which the layer counts their arrays; others follow
   */
  private static void collect(H5Group group, List<String> order, List<NamedWeight> arrays) {
    arrays.addAll(arrays(group.group("vars")));
    List<String> parts = new ArrayList<>(group.names());
    // The states of random generators matter to training alone.
    parts.removeIf(name -> name.equals("vars") || name.contains("seed_generator"));
    parts.sort(Comparator.comparing(name -> place(name, order)));
    for (String part : parts) {
      group.group(part).ifPresent(below -> collect(below, order, arrays));
    }
  }

  /** An attribute may be private: {@code _query_dense}. */
  private static int place(String part, List<String> order) {
    int at = order.indexOf(part.replaceFirst("^_", ""));
    return at < 0 ? order.size() : at;
  }

  private Map<String, Node> fillInner(Node node, H5Group group) {
    Map<String, Node> inner = new LinkedHashMap<>();
    Map<String, Integer> used = new HashMap<>();
    node.inner()
        .forEach(
            (role, part) -> {
              String path = role;
              if (role.startsWith("cell_")) {
                String snake = ClassNames.snake(part.type());
                int number = used.merge(snake, 1, Integer::sum) - 1;
                path = "cells/" + (number == 0 ? snake : snake + "_" + number);
              }
              String wanted = path;
              Optional<H5Group> found = group.group(wanted);
              if (found.isEmpty() && WeightMatch.holdsArrays(part)) {
                throw new Inconsistent(
                    "no weights for %s: expected at %s/%s; found %s"
                        .formatted(part.origin(), group.path(), wanted, group.names()));
              }
              inner.put(role, found.isPresent() ? fill(part, found.get()) : part);
            });
    return inner;
  }

  private static List<NamedWeight> arrays(Optional<H5Group> vars) {
    List<NamedWeight> arrays = new ArrayList<>();
    if (vars.isPresent()) {
      for (int n = 0; vars.get().dataset(Integer.toString(n)).isPresent(); n++) {
        H5Dataset dataset = vars.get().dataset(Integer.toString(n)).get();
        arrays.add(new NamedWeight(dataset.path(), dataset.read()));
      }
    }
    return arrays;
  }
}
