package io.hornbook.conformance;

import java.util.List;

/**
 * What came of a case on an engine.
 *
 * @param standing how the engine stands to the case
 * @param claimed whether the engine has ever claimed to run such a model
 * @param layers the layer classes of the model, by their names of today; none where Hornbook cannot
 *     read it
 * @param keras the Keras release that wrote it
 * @param outcome the same as {@code verify} tells it, with the engine's time
 */
public record Attempt(
    Standing standing, boolean claimed, List<String> layers, String keras, Outcome outcome) {
  public Attempt {
    layers = List.copyOf(layers);
  }
}
