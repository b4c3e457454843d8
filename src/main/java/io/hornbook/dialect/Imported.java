package io.hornbook.dialect;

import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Graph;
import java.util.List;

/**
 * A model brought to the canonical vocabulary.
 *
 * @param graph nodes with canonical types, configs and weights
 * @param generation which Keras wrote the file, and how that is known
 * @param changes everything that was changed on the way, in order
 */
public record Imported(Graph graph, Generation generation, List<Change> changes) {
  public Imported {
    changes = List.copyOf(changes);
  }
}
