package io.hornbook.dialect;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verbs that change what a config says. */
final class ConfigVerbs {
  private ConfigVerbs() {}

  /** The class has another name now. */
  record Becomes(String type) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      return node.type().equals(type)
          ? Optional.empty()
          : Optional.of(new Edit(node.withType(type), node.type(), type));
    }
  }

  /** The key has another name now; its value stays. */
  record Rename(String from, String to) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      if (!node.config().has(from)) {
        return Optional.empty();
      }
      Map<String, Object> entries = new LinkedHashMap<>();
      node.config().entries().forEach((k, v) -> entries.put(k.equals(from) ? to : k, v));
      return Optional.of(new Edit(node.withConfig(Config.of(entries)), from, to));
    }
  }

  /** Several keys are one list now. */
  record Join(String to, List<String> from) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      Config config = node.config();
      if (!from.stream().allMatch(config::has)) {
        return Optional.empty();
      }
      List<Object> values = new ArrayList<>();
      for (String key : from) {
        values.add(config.peek(key));
        config = config.without(key);
      }
      config = config.with(to, values);
      return Optional.of(
          new Edit(node.withConfig(config), String.join(", ", from), to + " = " + values));
    }
  }

  /** A value has another spelling now. */
  record Values(String key, Map<Object, Object> spelling) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      Object value = node.config().peek(key);
      Object now = value == null ? null : spelling.get(value);
      return now == null ? Optional.empty() : Optional.of(set(node, key, now));
    }
  }

  /** A key that this release did not write, with what it meant. */
  record Defaulted(String key, Object value) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      return node.config().peek(key) == null
          ? Optional.of(set(node, key, value))
          : Optional.empty();
    }
  }

  /** The key always means this now, whatever it said. */
  record Is(String key, Object value) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      return value.equals(node.config().peek(key))
          ? Optional.empty()
          : Optional.of(set(node, key, value));
    }
  }

  /** Keys that do not change what inference computes. */
  record Dropped(Set<String> keys, String reason) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      Config config = node.config();
      List<String> gone = new ArrayList<>();
      for (String key : keys) {
        if (config.has(key)) {
          config = config.without(key);
          gone.add(key);
        }
      }
      return gone.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Edit(node.withConfig(config), String.join(", ", gone), "left out: " + reason));
    }
  }

  private static Verb.Edit set(Node node, String key, Object value) {
    Object before = node.config().peek(key);
    return new Verb.Edit(
        node.withConfig(node.config().with(key, value)),
        key + (before == null ? " is missing" : " = " + before),
        key + " = " + value);
  }
}
