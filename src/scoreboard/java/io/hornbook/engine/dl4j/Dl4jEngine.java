package io.hornbook.engine.dl4j;

import io.hornbook.engine.Engine;
import io.hornbook.engine.EngineServer;
import io.hornbook.engine.ModelFiles;
import io.hornbook.engine.Outside;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Deeplearning4j's Keras import. DL4J computes images and sequences with the channels first or
 * last, by rules of its own: every combination of layouts is tried, and given as a reading of its
 * own of which the best counts.
 */
public final class Dl4jEngine implements Engine {
  private final Optional<Path> wholes;

  private Dl4jEngine(Optional<Path> wholes) {
    this.wholes = wholes;
  }

  /**
   * Serves it to a {@link io.hornbook.engine.ProcessEngine}.
   *
   * @param args a folder of models as tools/engines/whole_models.py writes them, or nothing
   */
  public static void main(String[] args) throws InterruptedException {
    Nd4j.scalar(0f); // Loads the native library before the first model's time runs.
    EngineServer.serve(new Dl4jEngine(Arrays.stream(args).findFirst().map(Path::of)));
  }

  @Override
  public String name() {
    return "DL4J";
  }

  @Override
  public String version() {
    Properties pom = new Properties();
    String path = "/META-INF/maven/org.deeplearning4j/deeplearning4j-modelimport/pom.properties";
    try (InputStream in = KerasModelImport.class.getResourceAsStream(path)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pom.getProperty("version");
  }

  /** "Keras 1 and 2", as its documentation says. */
  @Override
  public List<String> generations() {
    return List.of("1", "2");
  }

  @Override
  public Map<String, Tensor> predict(ModelFiles model, Map<String, Tensor> inputs) {
    if (Stream.of(Optional.of(model.model()), model.weights())
        .flatMap(Optional::stream)
        .anyMatch(f -> f.toString().matches(".*\\.(keras|weights\\.h5)"))) {
      throw new Outside("a file of Keras 3's formats: DL4J imports those of model.save before it");
    }
    Map<String, Tensor> readings = new LinkedHashMap<>();
    RuntimeException refusal = null;
    for (ModelFiles form : forms(model)) {
      for (Layout in : Layout.values()) {
        try {
          // Anew for each layout: what a network remembers of the last must not show.
          Network network = Network.load(form);
          String name = (form.weights().isPresent() ? "parts" : "whole") + "_in_" + in;
          readings.putAll(read(network, inputs, in, name));
        } catch (RuntimeException e) {
          refusal = refusal == null ? e : refusal;
        }
      }
    }
    if (readings.isEmpty()) {
      throw new Unsupported(Refusal.of(refusal));
    }
    return readings;
  }

  /** The model, and as one file where it is topology and weights and there is such a file. */
  private List<ModelFiles> forms(ModelFiles model) {
    Optional<Path> whole =
        wholes.map(folder -> folder.resolve(model.id()).resolve("model.h5")).filter(Files::exists);
    if (whole.isEmpty()) {
      return List.of(model);
    }
    ModelFiles one =
        new ModelFiles(
            model.id(),
            whole.get(),
            Optional.empty(),
            model.keras(),
            model.backend(),
            model.ordering());
    return List.of(one, model);
  }

  private static Map<String, Tensor> read(
      Network network, Map<String, Tensor> inputs, Layout in, String name) {
    Map<String, Tensor> readings = new LinkedHashMap<>();
    Map<String, INDArray> found = network.run(inputs, in);
    for (Layout out : Layout.values()) {
      String reading = "readings/%s_out_%s/".formatted(name, out);
      found.forEach((key, array) -> readings.put(reading + key, out.leave(array)));
    }
    // Dense layers give the timesteps of a batch in one row behind the other.
    int batch = inputs.values().iterator().next().shape().dim(0);
    found.forEach(
        (key, array) ->
            readings.put(
                "readings/%s_out_parted/".formatted(name) + key, Layout.parted(array, batch)));
    return readings;
  }
}
