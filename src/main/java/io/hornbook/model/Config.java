package io.hornbook.model;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of a layer. The entries are immutable; which keys have been read is remembered, so
 * that a key nobody read can be refused instead of silently dropped.
 */
public final class Config {
  private final Map<String, Object> entries;
  private final Set<String> read = new HashSet<>();

  private Config(Map<String, Object> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  public static Config of(Map<String, Object> entries) {
    return new Config(new LinkedHashMap<>(entries));
  }

  /** The same entries with nothing read yet. */
  public Config fresh() {
    return new Config(entries);
  }

  /** The entries, without marking them as read. */
  public Map<String, Object> entries() {
    return entries;
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The value at {@code key} without marking it as read; null where there is none. */
  public Object peek(String key) {
    return entries.get(key);
  }

  /** This config with {@code key} set; the key keeps its place if it had one. */
  public Config with(String key, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(entries);
    copy.put(key, value);
    return new Config(copy);
  }

  public Config without(String key) {
    Map<String, Object> copy = new LinkedHashMap<>(entries);
    copy.remove(key);
    return new Config(copy);
  }

  /** The keys with a non-null value that nobody has read, sorted. */
  public Set<String> unread() {
    Set<String> keys = new TreeSet<>();
    entries.forEach(
        (key, value) -> {
          if (value != null && !read.contains(key)) {
            keys.add(key);
          }
        });
    return keys;
  }

  /** The value at {@code key}, or empty where it is missing or null. */
  public Optional<Object> find(String key) {
    read.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  private Object need(String key) {
    return find(key).orElseThrow(() -> new Damaged("the config has no '" + key + "'"));
  }

  public int intAt(String key) {
    return toInt(key, need(key));
  }

  public int intAt(String key, int missing) {
    return find(key).map(v -> toInt(key, v)).orElse(missing);
  }

  public double doubleAt(String key) {
    return toDouble(key, need(key));
  }

  public double doubleAt(String key, double missing) {
    return find(key).map(v -> toDouble(key, v)).orElse(missing);
  }

  /** The boolean at {@code key}; 0 and 1 count as false and true. */
  public boolean flag(String key, boolean missing) {
    return find(key).map(v -> toBoolean(key, v)).orElse(missing);
  }

  public String string(String key) {
    return toText(key, need(key));
  }

  public String string(String key, String missing) {
    return find(key).map(v -> toText(key, v)).orElse(missing);
  }

  /** The string at {@code key}, which must be one of {@code allowed}. */
  public String oneOf(String key, String missing, String... allowed) {
    String value = string(key, missing);
    if (!List.of(allowed).contains(value)) {
      throw new Unsupported(
          "'"
              + key
              + "' should be one of "
              + String.join(", ", allowed)
              + "; found '"
              + value
              + "'");
    }
    return value;
  }

  /** The numbers at {@code key} as ints; a single number is a list of one. */
  public List<Integer> ints(String key) {
    Object value = need(key);
    if (value instanceof List<?> list) {
      List<Integer> out = new ArrayList<>();
      for (Object item : list) {
        out.add(toInt(key, item));
      }
      return List.copyOf(out);
    }
    return List.of(toInt(key, value));
  }

  public List<Integer> ints(String key, List<Integer> missing) {
    return find(key).isPresent() ? ints(key) : missing;
  }

  /** The numbers at {@code key}; a single number is a list of one. */
  public List<Double> doubles(String key) {
    Object value = need(key);
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    List<Double> out = new ArrayList<>();
    items.forEach(item -> out.add(toDouble(key, item)));
    return List.copyOf(out);
  }

  public List<Double> doubles(String key, List<Double> missing) {
    return find(key).isPresent() ? doubles(key) : missing;
  }

  /** The value at {@code key} parsed by {@code parser}. */
  public <T> T parsed(String key, Object missing, Function<Object, T> parser) {
    return parser.apply(find(key).orElse(missing));
  }

  /** Refuses any value at {@code key} but this one (or none). */
  public void only(String key, Object value) {
    Optional<Object> found = find(key);
    if (found.isPresent() && !found.get().equals(value)) {
      throw new Unsupported(key + " = " + found.get() + " is not supported, only " + value);
    }
  }

  /** Marks keys as read that cannot change what the layer computes. */
  public void ignore(String... keys) {
    read.addAll(List.of(keys));
  }

  private static int toInt(String key, Object value) {
    if (value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue())) {
      if (Math.abs(n.doubleValue()) <= Integer.MAX_VALUE) {
        return n.intValue();
      }
    }
    throw new Damaged("'" + key + "' should be a whole number; found " + shown(value));
  }

  private static double toDouble(String key, Object value) {
    if (value instanceof Number n) {
      return n.doubleValue();
    }
    throw new Damaged("'" + key + "' should be a number; found " + shown(value));
  }

  private static boolean toBoolean(String key, Object value) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof Number n && (n.doubleValue() == 0 || n.doubleValue() == 1)) {
      return n.doubleValue() == 1;
    }
    throw new Damaged("'" + key + "' should be true or false; found " + shown(value));
  }

  private static String toText(String key, Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw new Damaged("'" + key + "' should be a string; found " + shown(value));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  /** By entries alone; what has been read does not count. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Config that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
