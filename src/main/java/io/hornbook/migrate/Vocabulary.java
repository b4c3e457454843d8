package io.hornbook.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The layer classes of a Keras release with the config keys that matter to inference, and its
 * activations: the words that a file for it may use. The lists are what {@code get_config} of each
 * class gives in the release itself.
 */
record Vocabulary(Map<String, Set<String>> classes, Set<String> activations) {
  private static final Map<Target, Vocabulary> ALL = new ConcurrentHashMap<>();

  static Vocabulary of(Target target) {
    return ALL.computeIfAbsent(target, t -> read(t + ".txt"));
  }

  private static Vocabulary read(String resource) {
    Map<String, Set<String>> classes = new HashMap<>();
    lines(resource).forEach(line -> addLine(line, classes));
    Set<String> activations = classes.remove("activations");
    return new Vocabulary(Map.copyOf(classes), activations);
  }

  /** The lines of a resource that are no comments. */
  static List<String> lines(String resource) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addLine(String line, Map<String, Set<String>> classes) {
    int colon = line.indexOf(':');
    List<String> keys = List.of(line.substring(colon + 1).trim().split(" ", -1));
    classes.put(line.substring(0, colon), Set.copyOf(keys));
  }

  /** The config keys of a class; empty where the release does not have it. */
  Optional<Set<String>> keys(String type) {
    return Optional.ofNullable(classes.get(type));
  }
}
