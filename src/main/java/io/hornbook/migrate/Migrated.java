package io.hornbook.migrate;

import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.verify.Proof;
import java.util.List;
import java.util.Map;

/**
 * A migration that was carried through, or that was given up because its proof failed.
 *
 * @param target for which Keras it was written
 * @param sources SHA-256 of the files that were read, by name
 * @param targets SHA-256 of the files that were written, by name; empty where the proof failed
 * @param layouts how the tensors lie that the migrated model takes and gives
 * @param channelsFirst whether it reads images channels first
 * @param changes what was changed to read the model, then what was rewritten to write it
 */
public record Migrated(
    Target target,
    Generation generation,
    Map<String, String> sources,
    Map<String, String> targets,
    Layouts layouts,
    boolean channelsFirst,
    List<Change> changes,
    Proof proof) {
  public Migrated {
    changes = List.copyOf(changes);
  }
}
