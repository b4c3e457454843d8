package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.jhdf.ObjectHeader;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of an HDF5 file: attributes and named children. Children are reached through hard links
 * only; asking for any other link is refused.
 *
 * <p>All methods throw {@link Damaged} or {@link Unsupported} where the file is not sound or uses
 * what this reader refuses; the message says where.
 */
public final class H5Group {
  private static final int DEEPEST = 200;

  private final H5File file;
  private final H5Group parent;
  private final String path;
  private final long address;
  private final ObjectHeader header;
  private final int depth;
  private final Map<String, Object> opened = new HashMap<>();
  private H5Attributes attributes;
  private Map<String, H5Link> links;

  private H5Group(H5File file, H5Group parent, String path, long address, ObjectHeader header) {
    this.file = file;
    this.parent = parent;
    this.path = path;
    this.address = address;
    this.header = header;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  static H5Group root(H5File file, long address) {
    return file.guarded(
        "/", () -> new H5Group(file, null, "/", address, file.header(address, "/")));
  }

  /** The absolute path of this group, such as {@code /model_weights/dense_1}; the root is "/". */
  public String path() {
    return path;
  }

  /**
   * The value of an attribute: a String, Long, Double or Boolean, or a {@code List<Object>} of
   * those for an array of any rank. Padding of strings is gone; an empty array is an empty list.
   */
  public Optional<Object> attribute(String name) {
    return file.guarded(path, () -> Optional.ofNullable(attributes().value(name)));
  }

  /** The names of the attributes, in the order in which the file stores them. */
  public List<String> attributeNames() {
    return file.guarded(path, () -> attributes().names());
  }

  /** The names of all links, in order of creation if the file tracks it, else by name. */
  public List<String> names() {
    return file.guarded(path, () -> List.copyOf(links().keySet()));
  }

  /** Whether this group has a child, or a link of any kind, under that name or path. */
  public boolean has(String name) {
    return file.guarded(path, () -> hasPath(name));
  }

  /** The group at {@code name}, a name or path below this group; empty if there is none. */
  public Optional<H5Group> group(String name) {
    return file.guarded(path, () -> at(name, H5Group.class));
  }

  /** The dataset at {@code name}, a name or path below this group; empty if there is none. */
  public Optional<H5Dataset> dataset(String name) {
    return file.guarded(path, () -> at(name, H5Dataset.class));
  }

  private H5Attributes attributes() {
    if (attributes == null) {
      attributes = new H5Attributes(file.storage(), header);
    }
    return attributes;
  }

  private Map<String, H5Link> links() {
    if (links == null) {
      links = file.guarded(path, this::listed);
    }
    return links;
  }

  private Map<String, H5Link> listed() {
    Map<String, H5Link> found = new H5Links(file.storage()).of(header);
    file.countLinks(found.size());
    return found;
  }

  private boolean hasPath(String name) {
    int slash = name.lastIndexOf('/');
    H5Group holder = slash < 0 ? this : at(name.substring(0, slash), H5Group.class).orElse(null);
    return holder != null && holder.links().containsKey(name.substring(slash + 1));
  }

  private <T> Optional<T> at(String name, Class<T> type) {
    Object found = this;
    for (String segment : name.split("/", -1)) {
      if (!(found instanceof H5Group group)) {
        return Optional.empty();
      }
      found = group.child(segment);
    }
    return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
  }

  private Object child(String name) {
    H5Link link = links().get(name);
    if (link == null) {
      return null;
    }
    String childPath = parent == null ? "/" + name : path + "/" + name;
    if (link.kind() != H5Link.Kind.HARD) {
      throw link.refusal(childPath);
    }
    Object known = opened.get(name);
    if (known == null) {
      known = file.guarded(childPath, () -> open(childPath, link.address()));
      opened.put(name, known);
    }
    return known;
  }

  private Object open(String childPath, long childAddress) {
    ObjectHeader child = file.header(childAddress, childPath);
    if (child.hasMessageOfType(DataSpaceMessage.class)) {
      return new H5Dataset(file, childPath, child);
    }
    if (!H5Links.isGroup(child) && child.hasMessageOfType(DataTypeMessage.class)) {
      throw new Unsupported(
          "'" + Text.shown(childPath) + "' is a committed (named) datatype, which is no dataset");
    }
    checkNesting(childPath, childAddress);
    return new H5Group(file, this, childPath, childAddress, child);
  }

  private void checkNesting(String childPath, long childAddress) {
    if (depth >= DEEPEST) {
      throw new Damaged("groups are nested more than " + DEEPEST + " deep");
    }
    for (H5Group above = this; above != null; above = above.parent) {
      if (above.address == childAddress) {
        throw new Damaged(
            "'" + Text.shown(childPath) + "' is its own ancestor '" + Text.shown(above.path) + "'");
      }
    }
  }

  @Override
  public String toString() {
    return Text.shown(path) + " in " + file.name();
  }
}
