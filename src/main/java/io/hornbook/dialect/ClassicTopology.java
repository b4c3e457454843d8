package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import java.util.List;
import java.util.Map;

/** The {@code class_name}/{@code config} topology that Keras writes since 1.0. */
final class ClassicTopology {
  private ClassicTopology() {}

  /** The model that {@code model} describes; its name is {@code name} unless the config has one. */
  static Parsed parse(Map<String, Object> model, String name, String where, int depth) {
    String type = Tree.text(model.get("class_name"), where + ".class_name");
    Object config = model.get("config");
    if (type.equals("Sequential")) {
      return SequentialTopology.parse(config, name, where + ".config", depth);
    }
    Map<String, Object> settings = Tree.object(config, where + ".config");
    if (type.equals("AutoEncoder")) {
      return SequentialTopology.parseAutoEncoder(settings, name, where + ".config", depth);
    }
    if (settings.get("nodes") instanceof Map) {
      return GraphTopology.parse(settings, where + ".config", depth);
    }
    if (!(settings.get("layers") instanceof List)) {
      throw new Unsupported(
          "the model class '"
              + type
              + "' is subclassed Python code: its file holds no topology that could be read");
    }
    if (settings.get("input_layers") == null && settings.get("output_layers") == null) {
      throw new Damaged("the model '" + type + "' names no input_layers at " + where + ".config");
    }
    return FunctionalTopology.parse(settings, name, where + ".config", depth);
  }
}
