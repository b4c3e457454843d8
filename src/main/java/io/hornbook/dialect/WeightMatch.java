package io.hornbook.dialect;

import io.hornbook.error.Inconsistent;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which group of a weights file belongs to which part of the model: by name where every part finds
 * its name, otherwise by order, as Keras' own {@code load_weights} does.
 */
final class WeightMatch {
  /** A part of the model and the group that holds its arrays. */
  record Filled(Parsed.Unit unit, WeightGroup group) {}

  private WeightMatch() {}

  /** Keras 0.x: {@code layer_K} is the K-th layer. */
  static List<Filled> byPlace(List<Parsed.Unit> units, List<WeightGroup> groups) {
    if (units.size() != groups.size()) {
      throw new Inconsistent(
          "the weights file should hold %d layers, as the topology has; found %d"
              .formatted(units.size(), groups.size()));
    }
    List<Filled> match = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      match.add(new Filled(units.get(i), groups.get(i)));
    }
    return match;
  }

  /** Keras 1 and later. */
  static List<Filled> byName(Parsed parsed, List<WeightGroup> groups) {
    Map<String, Node> nodes = new HashMap<>();
    parsed.graph().nodes().forEach(n -> nodes.put(n.name(), n));
    Map<String, WeightGroup> byName = new LinkedHashMap<>();
    groups.forEach(g -> byName.put(g.name(), g));
    List<Parsed.Unit> needing = new ArrayList<>();
    for (Parsed.Unit unit : parsed.units()) {
      WeightGroup own = byName.get(unit.name());
      boolean kept = own != null && !own.arrays().isEmpty();
      if (unit.nodes().stream().anyMatch(n -> holdsArrays(nodes.get(n), kept))) {
        needing.add(unit);
      }
    }
    List<WeightGroup> filled = groups.stream().filter(g -> !g.arrays().isEmpty()).toList();
    boolean named = needing.stream().allMatch(u -> byName.containsKey(u.name()));
    if (!named && needing.size() == filled.size()) {
      return byPlace(needing, filled);
    }
    return named(needing, byName, filled);
  }

  private static List<Filled> named(
      List<Parsed.Unit> needing, Map<String, WeightGroup> byName, List<WeightGroup> filled) {
    List<Filled> match = new ArrayList<>();
    for (Parsed.Unit unit : needing) {
      WeightGroup group = byName.get(unit.name());
      if (group == null) {
        throw new Inconsistent(
            "no weights for layer '%s': the topology has %d layers with weights (%s); found %d (%s)"
                .formatted(
                    unit.name(), needing.size(), names(needing), filled.size(), held(filled)));
      }
      match.add(new Filled(unit, group));
    }
    Set<String> extra = new LinkedHashSet<>();
    filled.forEach(g -> extra.add(g.name()));
    match.forEach(m -> extra.remove(m.group().name()));
    if (!extra.isEmpty()) {
      throw new Inconsistent(
          "the weights file holds arrays for %s, which the topology does not have: it has %s"
              .formatted(quoted(extra), names(needing)));
    }
    return match;
  }

  /** Whether arrays are to be expected for a node, if it is of a known class. */
  static boolean holdsArrays(Node node) {
    return holdsArrays(node, false);
  }

  /**
   * Whether arrays are to be expected for a node.
   *
   * @param unknown the answer for a class that is not known
   */
  private static boolean holdsArrays(Node node, boolean unknown) {
    List<Leaf> leaves = new ArrayList<>();
    Leaf.collect(node, "", leaves);
    return leaves.stream().anyMatch(leaf -> leaf.count().isPresent() ? !leaf.isEmpty() : unknown);
  }

  private static String names(List<Parsed.Unit> units) {
    return quoted(units.stream().map(Parsed.Unit::name).toList());
  }

  private static String held(List<WeightGroup> groups) {
    return quoted(groups.stream().map(WeightGroup::name).toList());
  }

  private static String quoted(java.util.Collection<String> names) {
    String shown =
        names.stream().limit(6).map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names.size() > 6 ? shown + " …" : shown;
  }
}
