package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.format.H5Dataset;
import io.hornbook.format.H5Group;
import io.hornbook.model.NamedWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The weight files of Keras 0.3 ({@code layer_K/param_N}) and of Keras 1 to 3's {@code .h5} ({@code
 * layer_names}, {@code weight_names}; long lists in pieces {@code layer_names0}, {@code
 * layer_names1} …).
 */
final class LegacyWeights {
  private LegacyWeights() {}

  static boolean isZero(H5Group root) {
    return root.attribute("nb_layers").isPresent() || root.group("graph").isPresent();
  }

  static boolean isNamed(H5Group root) {
    return root.attribute("layer_names").isPresent() || root.attribute("layer_names0").isPresent();
  }

  /** The groups of a Keras 0.x file: {@code layer_0} … or {@code graph}. */
  static List<WeightGroup> zero(H5Group root) {
    Optional<H5Group> graph = root.group("graph");
    if (graph.isPresent()) {
      return List.of(new WeightGroup("graph", params(graph.get())));
    }
    List<WeightGroup> groups = new ArrayList<>();
    int count = number(root, "nb_layers");
    for (int k = 0; k < count; k++) {
      String name = "layer_" + k;
      groups.add(new WeightGroup(name, params(group(root, name))));
    }
    return groups;
  }

  private static List<NamedWeight> params(H5Group group) {
    List<NamedWeight> arrays = new ArrayList<>();
    int count = number(group, "nb_params");
    for (int n = 0; n < count; n++) {
      arrays.add(array(group, "param_" + n));
    }
    return arrays;
  }

  private static int number(H5Group group, String attribute) {
    Object value = group.attribute(attribute).orElse(null);
    if (value instanceof Long n && n >= 0 && n <= 1_000_000) {
      return n.intValue();
    }
    String where = group.path();
    throw new Damaged(
        "the count '" + attribute + "' should be a number; found " + value + " at " + where);
  }

  /** The groups of a file with {@code layer_names}, in that order. */
  static List<WeightGroup> named(H5Group root) {
    List<WeightGroup> groups = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (String layer : names(root, "layer_names")) {
      if (!seen.add(layer)) {
        throw new Damaged("layer_names lists '" + layer + "' twice at " + root.path());
      }
      // A layer that is listed without a group is as good as not there.
      Optional<H5Group> group = root.group(layer);
      if (group.isPresent()) {
        groups.add(new WeightGroup(layer, arrays(group.get())));
      }
    }
    return groups;
  }

  private static List<NamedWeight> arrays(H5Group group) {
    List<NamedWeight> arrays = new ArrayList<>();
    for (String weight : names(group, "weight_names")) {
      arrays.add(array(group, weight));
    }
    return arrays;
  }

  /** A list attribute, whole or in numbered pieces. */
  private static List<String> names(H5Group group, String attribute) {
    Optional<Object> whole = group.attribute(attribute);
    List<String> names = new ArrayList<>();
    if (whole.isPresent()) {
      addAll(names, whole.get(), group, attribute);
      return names;
    }
    TreeMap<Integer, String> pieces = new TreeMap<>();
    for (String name : group.attributeNames()) {
      if (name.startsWith(attribute) && name.substring(attribute.length()).matches("\\d{1,6}")) {
        pieces.put(Integer.valueOf(name.substring(attribute.length())), name);
      }
    }
    if (pieces.isEmpty()) {
      throw new Damaged("there is no attribute '" + attribute + "' at " + group.path());
    }
    pieces.values().forEach(p -> addAll(names, group.attribute(p).orElse(List.of()), group, p));
    return names;
  }

  private static void addAll(List<String> names, Object value, H5Group group, String attribute) {
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    for (Object item : items) {
      names.add(Tree.text(item, group.path() + "@" + attribute));
    }
  }

  private static H5Group group(H5Group parent, String name) {
    return parent
        .group(name)
        .orElseThrow(
            () ->
                new Damaged("the group '" + name + "' is listed but missing at " + parent.path()));
  }

  private static NamedWeight array(H5Group group, String name) {
    H5Dataset dataset =
        group
            .dataset(name)
            .orElseThrow(
                () ->
                    new Damaged(
                        "the array '" + name + "' is listed but missing at " + group.path()));
    return new NamedWeight(dataset.path(), dataset.read());
  }
}
