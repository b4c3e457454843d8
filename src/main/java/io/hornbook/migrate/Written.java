package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.format.Hdf5Tree;
import io.hornbook.format.Hdf5Writer;
import io.hornbook.format.Json;
import io.hornbook.format.KerasArchiveWriter;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model in the form in which a target's files hold it. */
public final class Written {
  /** The release that a topology JSON does not name. */
  public static final String KERAS3_RELEASE = Target.KERAS3.release();

  private final Target target;
  private final String config;
  private final Hdf5Tree weights;

  private Written(Target target, String config, Hdf5Tree weights) {
    this.target = target;
    this.config = config;
    this.weights = weights;
  }

  /** The model for {@code target}, which must know all its words. */
  static Written of(Graph graph, Target target, Layers layers) {
    Shaped shaped = Shaped.of(graph, layers, Shaped.declared(graph));
    if (target == Target.KERAS3) {
      Map<String, Object> model = new Keras3Config(layers).model(graph, shaped);
      return new Written(target, Json.write(model), Keras3Tree.of(graph));
    }
    Map<String, Object> model = new LegacyConfig().model(graph);
    Hdf5Tree root = new Hdf5Tree();
    root.attribute("keras_version", target.release()).attribute("backend", "tensorflow");
    String config = Json.write(model);
    root.attribute("model_config", config);
    LegacyTree.write(graph, shaped, root.group("model_weights"));
    return new Written(target, config, root);
  }

  /** Writes the one file that holds it all: a {@code .keras} or a whole-model {@code .h5}. */
  public void whole(OutputStream out) throws IOException {
    if (target == Target.KERAS3) {
      Map<String, Object> metadata = new LinkedHashMap<>();
      metadata.put("keras_version", target.release());
      metadata.put("date_saved", "1980-01-01@00:00:00");
      KerasArchiveWriter.write(Json.write(metadata), config, weights, out);
    } else {
      Hdf5Writer.write(weights, out);
    }
  }

  /** The topology, for a file of its own. */
  public String topology() {
    return config;
  }

  /** Writes the weights, for a file of their own. */
  public void weights(OutputStream out) throws IOException {
    Hdf5Writer.write(weights, out);
  }
}
