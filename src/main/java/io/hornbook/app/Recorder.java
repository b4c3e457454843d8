package io.hornbook.app;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.hornbook.format.Content;
import io.hornbook.format.Hdf5Tree;
import io.hornbook.format.Hdf5Writer;
import io.hornbook.format.Json;
import io.hornbook.verify.LayerNames;
import io.hornbook.verify.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes conformance cases from Hornbook's own runs, which say that they are nobody else's. */
public final class Recorder {
  private static final String REFERENCE = "reference.h5";

  private Recorder() {}

  /**
   * Runs a model and writes it down as a case: the model's files as they are, {@code reference.h5}
   * with the inputs, the outputs and what every layer gave, and {@code case.json}.
   *
   * @param inputs a file with its inputs; made-up ones if there is none
   * @param folder where the case goes
   * @param overwrite whether files that are there may be replaced
   * @return what was recorded
   * @throws HornbookException if the model cannot be read or run, or the case not be written
   */
  public static Reference record(
      Path path, Options options, Optional<Path> inputs, Path folder, boolean overwrite) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Usage("-o should be a folder; " + folder + " is a file");
    }
    Model model = Hornbook.open(path, options);
    LayerNames names = new LayerNames(model.graph());
    Reference recorded = model.trace(GivenInputs.of(model, inputs), node -> key(names.of(node)));
    List<Path> sources = new ArrayList<>(List.of(path));
    options.weights().ifPresent(sources::add);
    inputs.ifPresent(sources::add);
    try (Replacement files = new Replacement(overwrite, sources)) {
      Map<String, Object> text = new LinkedHashMap<>();
      says(model, options, text);
      copy(path, modelName(path), "model", folder, files, text);
      if (options.weights().isPresent()) {
        Path weights = options.weights().get();
        copy(weights, weightsName(weights), "weights", folder, files, text);
      }
      Hdf5Tree tree = new Hdf5Tree();
      recorded.tensors().forEach(tree::dataset);
      files.add(folder.resolve(REFERENCE), out -> Hdf5Writer.write(tree, out));
      text.put("reference", REFERENCE);
      text.put("expect", "agree");
      text.put("producer", "hornbook " + Hornbook.version());
      files.add(folder.resolve("case.json"), out -> out.write(Migrator.utf8(Json.write(text))));
      files.commit();
      return recorded;
    } catch (IOException e) {
      throw new Usage(folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * A reference's name for a layer; HDF5 has no room for one with a slash beside its first part.
   */
  private static Optional<String> key(List<String> names) {
    return names.stream().filter(name -> !name.contains("/")).findFirst();
  }

  private static void says(Model model, Options options, Map<String, Object> text) {
    if (model.generation().exact()) {
      text.put("keras", model.generation().version().toString());
    }
    if (!model.generation().backend().isEmpty()) {
      text.put("backend", model.generation().backend());
    }
    options.hints().ordering().ifPresent(ordering -> text.put("ordering", ordering));
  }

  private static void copy(
      Path from, String name, String key, Path folder, Replacement files, Map<String, Object> text)
      throws IOException {
    files.add(folder.resolve(name), out -> Files.copy(from, out));
    text.put(key, name);
  }

  private static String modelName(Path path) {
    return switch (Content.of(path)) {
      case JSON -> "model.json";
      case HDF5 -> "model.h5";
      case ZIP -> "model.keras";
      default -> throw new Damaged("no model in " + path);
    };
  }

  private static String weightsName(Path path) {
    return path.toString().endsWith(".weights.h5") ? "model.weights.h5" : "weights.h5";
  }
}
