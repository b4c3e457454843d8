package io.hornbook.app;

import io.hornbook.format.Hdf5Tree;
import io.hornbook.format.Hdf5Writer;
import io.hornbook.format.Json;
import io.hornbook.migrate.Layout;
import io.hornbook.migrate.Migrated;
import io.hornbook.migrate.Target;
import io.hornbook.model.Change;
import io.hornbook.verify.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written beside a migrated model: its proof, and a script that repeats it. */
final class ProofFiles {
  private ProofFiles() {}

  static void write(Migrated done, MigrationRequest request, Replacement files) throws IOException {
    Path out = request.out();
    byte[] proof = Migrator.utf8(Json.write(proof(done)));
    files.add(beside(out, ".proof.json"), to -> to.write(proof));
    if (request.check()) {
      Hdf5Tree tensors = new Hdf5Tree();
      done.proof()
          .before()
          .tensors()
          .forEach(
              (key, tensor) -> {
                if (!key.startsWith("activations/") && !key.contains("@")) {
                  tensors.dataset(key, tensor);
                }
              });
      files.add(beside(out, ".check.h5"), to -> Hdf5Writer.write(tensors, to));
      files.add(beside(out, ".check.py"), to -> to.write(Migrator.utf8(script(done, request))));
    }
  }

  private static Path beside(Path out, String ending) {
    return out.resolveSibling(out.getFileName() + ending);
  }

  static Map<String, Object> proof(Migrated done) {
    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put("hornbook", Hornbook.version());
    proof.put("written", done.generation().toString());
    proof.put("for", done.target().toString());
    proof.put("source", done.sources());
    proof.put("target", done.targets());
    proof.put("inputs", done.proof().inputs());
    proof.put("inputNames", done.proof().inputNames());
    proof.put("outputNames", done.proof().outputNames());
    if (!done.layouts().areSame()) {
      proof.put("inputAxes", axes(done.layouts().inputs()));
      proof.put("outputAxes", axes(done.layouts().outputs()));
    }
    proof.put("maxAbs", done.proof().verdict().maxAbs());
    proof.put("outputs", differences(done.proof().verdict().outputs()));
    proof.put("layers", differences(done.proof().verdict().activations()));
    List<Object> changes = new ArrayList<>();
    for (Change change : done.changes()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", change.id());
      entry.put("layer", change.node());
      entry.put("before", change.before());
      entry.put("after", change.after());
      entry.put("why", change.why());
      entry.put("source", change.source());
      changes.add(entry);
    }
    proof.put("changes", changes);
    return proof;
  }

  /** Of each tensor what numpy's transpose takes to make the new one of the old. */
  private static List<Object> axes(List<Layout> layouts) {
    return layouts.stream().map(layout -> (Object) layout.axes()).toList();
  }

  private static List<Object> differences(List<Comparison> comparisons) {
    List<Object> differences = new ArrayList<>();
    for (Comparison c : comparisons) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", c.name());
      entry.put("maxAbs", c.maxAbs());
      entry.put("elements", c.elements());
      differences.add(entry);
    }
    return differences;
  }

  private static String script(Migrated done, MigrationRequest request) throws IOException {
    String name = String.valueOf(request.out().getFileName());
    boolean three = request.target() == Target.KERAS3;
    String load = "keras.models.load_model(HERE / %s, compile=False)".formatted(literal(name));
    if (name.endsWith(".json")) {
      String weights = String.valueOf(Migrator.weightsBeside(request.out()).getFileName());
      load =
          "keras.models.model_from_json((HERE / %s).read_text())\nmodel.load_weights(HERE / %s)"
              .formatted(literal(name), literal(weights));
    }
    try (InputStream in = ProofFiles.class.getResourceAsStream("check.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@NEEDS@", three ? "Keras 3" : "TensorFlow 2.15")
          .replace("@IMPORT@", three ? "import keras" : "from tensorflow import keras")
          .replace("@LOAD@", load)
          .replace("@INPUT_AXES@", axes(done.layouts().inputs()).toString())
          .replace("@OUTPUT_AXES@", axes(done.layouts().outputs()).toString())
          .replace("@TENSORS@", literal(name + ".check.h5"));
    }
  }

  /** A file's name as Python writes it, which reads JSON's escapes. */
  private static String literal(String name) {
    return Json.write(name);
  }
}
