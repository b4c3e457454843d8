package io.hornbook.conformance;

import io.hornbook.error.Damaged;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of a case.json, checked as they are read. */
final class Fields {
  private final Map<?, ?> entries;
  private final Path folder;

  Fields(Map<?, ?> entries, Path folder) {
    this.entries = entries;
    this.folder = folder;
  }

  void onlyKeys(Set<String> known) {
    for (Object key : entries.keySet()) {
      if (!known.contains(key)) {
        throw new Damaged("'" + key + "' is no key of a case in " + Case.FILE);
      }
    }
  }

  Optional<String> text(String key) {
    Object value = entries.get(key);
    if (value != null && !(value instanceof String)) {
      throw wrong(key, "a string", value);
    }
    return Optional.ofNullable((String) value);
  }

  Optional<Double> number(String key) {
    Object value = entries.get(key);
    if (value != null && !(value instanceof Number)) {
      throw wrong(key, "a number", value);
    }
    return value == null ? Optional.empty() : Optional.of(((Number) value).doubleValue());
  }

  int exitCode() {
    Object value = entries.get("exit");
    if (value instanceof Number n && n.intValue() >= 2 && n.intValue() <= 5) {
      return n.intValue();
    }
    throw wrong("exit", "2, 3, 4 or 5 for a case to be rejected", value);
  }

  /** A file in the case's own folder; a path that leads out of it is refused. */
  Optional<Path> file(String key) {
    Optional<String> name = text(key);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path base = folder.toAbsolutePath().normalize();
    Path file = base.resolve(name.get()).normalize();
    if (!file.startsWith(base) || file.equals(base)) {
      throw wrong(key, "a file inside the case's folder", name.get());
    }
    return Optional.of(folder.resolve(name.get()));
  }

  Damaged wrong(String key, String expected, Object found) {
    return new Damaged(
        "'%s' should be %s; found %s in %s".formatted(key, expected, found, Case.FILE));
  }
}
