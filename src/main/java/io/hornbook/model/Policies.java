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
    return name(node.config());
  }

  /**
   * What the config calls its policy, such as {@code mixed_float16}; it has a type, a policy's
   * name, or a policy: {@code {class_name, config: {name}}}. Empty where it does not say.
   */
  public static String named(Config config) {
    Object dtype = config.peek("dtype");
    Object inner =
        dtype instanceof Map<?, ?> policy && policy.get("config") instanceof Map<?, ?> settings
            ? settings.get("name")
            : dtype;
    return inner instanceof String text ? text : "";
  }

  private static void collect(Node node, Set<String> names) {
    if (!node.type().equals("InputLayer")) {
      String name = name(node.config());
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    node.inner().values().forEach(inner -> collect(inner, names));
    node.graph().ifPresent(inner -> names.addAll(of(inner)));
  }

  private static String name(Config config) {
    String text = named(config);
    return text.startsWith("mixed_") ? text.substring("mixed_".length()) : text;
  }
}
