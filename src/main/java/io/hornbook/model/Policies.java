package io.hornbook.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the layers of a model compute in, as their dtype policies say. */
public final class Policies {
  private Policies() {}

  /**
   * The names of these types, such as {@code float32}; inputs, which only hold tensors, do not
   * count.
   */
  public static Set<String> of(Graph graph) {
    Set<String> names = new TreeSet<>();
    graph.nodes().forEach(node -> collect(node, names));
    return names;
  }

  /**
   * What a layer computes in; empty where its config does not say, and what it is given decides.
   */
  public static String compute(Node node) {
    return name(node.config().peek("dtype"));
  }

  private static void collect(Node node, Set<String> names) {
    if (!node.type().equals("InputLayer")) {
      String name = name(node.config().peek("dtype"));
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    node.inner().values().forEach(inner -> collect(inner, names));
    node.graph().ifPresent(inner -> names.addAll(of(inner)));
  }

  /** Of a type, a policy's name, or a policy: {@code {class_name, config: {name}}}. */
  private static String name(Object dtype) {
    if (dtype instanceof String text) {
      return text.startsWith("mixed_") ? text.substring("mixed_".length()) : text;
    }
    if (dtype instanceof Map<?, ?> policy && policy.get("config") instanceof Map<?, ?> config) {
      return config.get("name") instanceof String text ? name(text) : "";
    }
    return "";
  }
}
