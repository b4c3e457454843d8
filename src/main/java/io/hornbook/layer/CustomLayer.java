package io.hornbook.layer;

import io.hornbook.model.Config;
import java.util.Map;

/**
 * A user's own layer: a Java stand-in for a custom class, or for a {@code Lambda}, whose Python
 * code is never run. Passed when a model is opened.
 */
public interface CustomLayer {
  /**
   * What it stands in for: a class name as the model file has it, or the name of a Lambda layer.
   */
  String name();

  /** Makes the layer from its config and the layers it wraps, by role. */
  Layer read(Config config, Map<String, Layer> inner);
}
