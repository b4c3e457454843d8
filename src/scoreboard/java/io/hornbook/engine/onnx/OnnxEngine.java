package io.hornbook.engine.onnx;

import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.hornbook.engine.Engine;
import io.hornbook.engine.EngineServer;
import io.hornbook.engine.ModelFiles;
import io.hornbook.engine.Outside;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** ONNX Runtime on the JVM, for the models that tools/engines/to_onnx.py has converted. */
public final class OnnxEngine implements Engine {
  private final Path folder;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  private OnnxEngine(Path folder) {
    this.folder = folder;
  }

  /**
   * Serves it to a {@link io.hornbook.engine.ProcessEngine}.
   *
   * @param args the folder of converted models
   */
  public static void main(String[] args) throws InterruptedException {
    EngineServer.serve(new OnnxEngine(Path.of(args[0])));
  }

  @Override
  public String name() {
    return "ONNX Runtime (Java)";
  }

  @Override
  public String version() {
    return environment.getVersion();
  }

  @Override
  public Map<String, Tensor> predict(ModelFiles model, Map<String, Tensor> inputs) {
    Path converted = folder.resolve(model.id()).resolve("model.onnx");
    if (!Files.exists(converted)) {
      throw new Outside("not converted: " + reason(converted.resolveSibling("refused.txt")));
    }
    if (inputs.keySet().stream().anyMatch(key -> key.contains("@"))) {
      throw new Outside("an ONNX graph keeps no state between predictions");
    }
    try (OrtSession session = environment.createSession(converted.toString());
        Feed feed = Feed.of(environment, session, inputs);
        OrtSession.Result result = session.run(feed.tensors())) {
      Map<String, Tensor> outputs = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.put("outputs/" + outputs.size(), Values.read(output.getValue()));
      }
      return outputs;
    } catch (OrtException e) {
      throw new Unsupported(e.getMessage(), e);
    }
  }

  private static String reason(Path refused) {
    try {
      return Files.exists(refused) ? Files.readString(refused).strip() : "no model.onnx";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
