package io.hornbook.explain;

import io.hornbook.model.Node;
import java.util.List;

/**
 * What lies in the file for a dense layer.
 *
 * @param arrays its arrays where they lie, with their shapes
 */
public record Stored(String keras, String spelling, List<String> arrays) {
  static List<Stored> all(Specimens files) {
    return files.seeds().stream().map(Stored::of).toList();
  }

  private static Stored of(Specimen s) {
    Node dense = s.node("Dense");
    List<String> arrays =
        dense.weights().stream().map(w -> w.name() + " " + w.tensor().shape()).toList();
    return new Stored(s.keras(), Spellings.spelling(dense), arrays);
  }
}
