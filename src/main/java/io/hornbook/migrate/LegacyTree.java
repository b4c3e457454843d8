package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.format.Hdf5Tree;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The weights of a model as tf.keras 2.15 lays them out in an {@code .h5}: a group for each layer
 * of the model, in it first what is trained, then the rest (2.15.0 {@code
 * saving/legacy/hdf5_format.py}).
 */
final class LegacyTree {
  /** Weights that training does not move by gradients. */
  private static final Set<String> STATISTICS =
      Set.of("moving_mean", "moving_variance", "mean", "variance", "count", Lookups.WEIGHTS);

  /** What a group's attribute holds at most; longer lists are cut in pieces, as Keras does. */
  private static final int MOST_NAMES = 2000;

  private record Entry(String name, NamedWeight weight, boolean trained) {}

  private LegacyTree() {}

  /** Puts the weights below {@code root}. */
  static void write(Graph graph, Shaped shaped, Hdf5Tree root) {
    List<String> layers = new ArrayList<>();
    for (Node node : graph.nodes()) {
      layers.add(node.name());
      List<Entry> entries = new ArrayList<>();
      if (!node.type().equals("InputLayer")) {
        collect(node, shaped.inner().get(node.name()), node.name(), true, entries);
      }
      write(entries, root.group(node.name()));
    }
    names("layer_names", layers, root);
    root.attribute("backend", "tensorflow").attribute("keras_version", Target.TF_KERAS2.release());
    names("weight_names", List.of(), root.group("top_level_model_weights"));
  }

  private static void collect(
      Node node, Shaped shaped, String path, boolean trainable, List<Entry> entries) {
    boolean on = trainable && !Boolean.FALSE.equals(node.config().peek("trainable"));
    if (node.graph().isPresent()) {
      for (Node part : node.graph().get().nodes()) {
        if (!part.type().equals("InputLayer")) {
          Shaped below = shaped.inner().get(part.name());
          collect(part, below, path + "/" + part.name(), trainable, entries);
        }
      }
      return;
    }
    node.inner()
        .forEach(
            (role, part) ->
                collect(part, shaped.inner().get(role), path + "/" + role, on, entries));
    for (int i = 0; i < node.weights().size(); i++) {
      String slot = shaped.slots().get(i);
      boolean trained = on && !STATISTICS.contains(slot);
      entries.add(new Entry(path + "/" + slot + ":0", node.weights().get(i), trained));
    }
  }

  private static void write(List<Entry> entries, Hdf5Tree group) {
    List<String> names = new ArrayList<>();
    for (boolean trained : new boolean[] {true, false}) {
      for (Entry entry : entries) {
        if (entry.trained() == trained) {
          names.add(entry.name());
          group.dataset(entry.name(), entry.weight().tensor());
        }
      }
    }
    names("weight_names", names, group);
  }

  private static void names(String attribute, List<String> names, Hdf5Tree group) {
    if (names.size() <= MOST_NAMES) {
      group.attribute(attribute, names);
      return;
    }
    for (int i = 0; i * MOST_NAMES < names.size(); i++) {
      int end = Math.min(names.size(), (i + 1) * MOST_NAMES);
      group.attribute(attribute + i, names.subList(i * MOST_NAMES, end));
    }
  }
}
