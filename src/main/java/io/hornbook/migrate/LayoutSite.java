package io.hornbook.migrate;

import io.hornbook.model.Change;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a layer stands whose tensors may have moved.
 *
 * @param path of the layer, for people
 * @param given how the tensors of its first call lie
 * @param in their old shapes
 * @param out the old shapes of what it gives
 * @param wanted how what it gives is wanted, if anyone minds
 * @param readers who reads what it gives
 * @param masked whether a mask may come along
 */
record LayoutSite(
    String path,
    List<Layout> given,
    List<Shape> in,
    List<Shape> out,
    Optional<Layout> wanted,
    Readers readers,
    boolean masked) {
  /**
   * Who reads what a layer gives.
   *
   * @param takeRows whether all of them take a row in any order of its elements
   * @param permute whether all of them are Permutes
   */
  record Readers(boolean takeRows, boolean permute) {
    /** Of whom nothing is known. */
    static final Readers ANY = new Readers(false, false);
  }

  /** The same place with what is known of those who read what the layer gives. */
  LayoutSite with(Optional<Layout> want, Readers who) {
    return new LayoutSite(path, given, in, out, want, who, masked);
  }

  /** The layout of the first input. */
  Layout first() {
    return given.get(0);
  }

  /**
   * The one layout in which all inputs can be taken: the first that is not as it was. Empty where
   * they differ in rank.
   */
  Optional<Layout> common() {
    int rank = first().rank();
    return given.stream().allMatch(l -> l.rank() == rank && l.row().isEmpty())
        ? Optional.of(given.stream().filter(l -> !l.isSame()).findFirst().orElse(first()))
        : Optional.empty();
  }

  /** What the change of a setting is told as. */
  Change change(String id, Node before, Node after, String key, String why, String source) {
    return new Change(
        "migrate/layout." + id, path, shown(before, key), shown(after, key), why, source);
  }

  private static String shown(Node node, String key) {
    return node.type() + " " + key + "=" + Objects.toString(node.config().peek(key), "default");
  }
}
