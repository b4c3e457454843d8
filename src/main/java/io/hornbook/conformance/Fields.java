package io.hornbook.conformance;

import io.hornbook.error.Damaged;
import io.hornbook.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
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

  /** A file in the case's own folder; a path or a link that leads out of it is refused. */
  Optional<Path> file(String key) {
    Optional<String> name = text(key);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path base = folder.toRealPath();
      Path file = base.resolve(name.get()).normalize();
      boolean inside = file.startsWith(base) && !file.equals(base);
      if (inside && (!Files.exists(file) || file.toRealPath().startsWith(base))) {
        return Optional.of(folder.resolve(name.get()));
      }
    } catch (IOException | InvalidPathException e) {
      throw new Damaged("'" + key + "' names no file that can be opened in " + Case.FILE, e);
    }
    throw wrong(key, "a file inside the case's folder", name.get());
  }

  /** A Keras release. */
  Optional<String> release(String key) {
    Optional<String> text = text(key);
    try {
      text.ifPresent(Version::parse);
      return text;
    } catch (IllegalArgumentException e) {
      throw new Damaged(wrong(key, "a release such as 1.2.2", text.orElse("")).getMessage(), e);
    }
  }

  Optional<String> oneOf(String key, List<String> allowed) {
    Optional<String> text = text(key);
    if (text.isPresent() && !allowed.contains(text.get())) {
      throw wrong(key, String.join(" or ", allowed), text.get());
    }
    return text;
  }

  Damaged wrong(String key, String expected, Object found) {
    return new Damaged(
        "'%s' should be %s; found %s in %s".formatted(key, expected, found, Case.FILE));
  }
}
