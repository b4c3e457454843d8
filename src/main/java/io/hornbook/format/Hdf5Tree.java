package io.hornbook.format;

import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A group to be written: attributes, groups and datasets, in the order in which they were added.
 */
public final class Hdf5Tree {
  final Map<String, Object> attributes = new LinkedHashMap<>();
  final Map<String, Object> links = new LinkedHashMap<>();

  /** Sets an attribute: a string of any length. */
  public Hdf5Tree attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  /** Sets an attribute: a list of strings, each of any length. */
  public Hdf5Tree attribute(String name, List<String> values) {
    attributes.put(name, List.copyOf(values));
    return this;
  }

  /** Sets an attribute: an int64. */
  public Hdf5Tree attribute(String name, long value) {
    attributes.put(name, value);
    return this;
  }

  /**
   * The group at {@code path}, made where it is missing, with all on the way to it.
   *
   * @param path names with {@code /} between them
   * @throws IllegalArgumentException if a dataset lies there
   */
  public Hdf5Tree group(String path) {
    Hdf5Tree at = this;
    for (String name : path.split("/", -1)) {
      Object found = at.links.computeIfAbsent(checked(name, path), n -> new Hdf5Tree());
      if (!(found instanceof Hdf5Tree next)) {
        throw new IllegalArgumentException("'" + name + "' in " + path + " is a dataset");
      }
      at = next;
    }
    return at;
  }

  /** Adds a dataset that holds a tensor. */
  public Hdf5Tree dataset(String path, Tensor tensor) {
    return dataset(path, Hdf5Data.of(tensor));
  }

  /**
   * Adds a dataset.
   *
   * @throws IllegalArgumentException if something lies there already
   */
  public Hdf5Tree dataset(String path, Hdf5Data data) {
    int cut = path.lastIndexOf('/');
    Hdf5Tree parent = cut < 0 ? this : group(path.substring(0, cut));
    if (parent.links.putIfAbsent(checked(path.substring(cut + 1), path), data) != null) {
      throw new IllegalArgumentException("two things are called " + path);
    }
    return this;
  }

  private static String checked(String name, String path) {
    if (name.isEmpty() || name.equals(".")) {
      throw new IllegalArgumentException("no name for a link: '" + name + "' in '" + path + "'");
    }
    return name;
  }
}
