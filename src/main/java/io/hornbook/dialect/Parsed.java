package io.hornbook.dialect;

import io.hornbook.model.Graph;
import java.util.List;

/**
 * A topology as its generation wrote it, in that generation's words and still without weights.
 *
 * @param graph nodes with the file's class names and config keys
 * @param units how the generation's weight files divide the model, in their order
 */
record Parsed(Graph graph, List<Unit> units) {
  /**
   * What one group of a weights file holds.
   *
   * @param name the name that the file should give the group
   * @param nodes the top-level nodes whose arrays lie in it
   */
  record Unit(String name, List<String> nodes) {}
}
