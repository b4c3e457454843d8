package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model as it was handed over: one file, or a topology and its weights.
 *
 * @param name what messages call the model file
 * @param json the topology that lies in a file of its own or in a {@code .keras} archive; in a
 *     whole-model HDF5 file it is an attribute of {@code hdf5}
 * @param hdf5 the tree of the model file itself: a whole-model or weights HDF5 file, or the weights
 *     in a {@code .keras} archive
 * @param weights the tree of a separate weights file, which goes before the model file's own
 * @param metadata of a {@code .keras} archive, else empty
 * @param vocabularies of a {@code .keras} archive, lines by the path of their layer in the weights
 */
public record Artifact(
    Path path,
    String name,
    Optional<Object> json,
    Optional<H5Group> hdf5,
    Optional<H5Group> weights,
    Map<String, Object> metadata,
    Map<String, Lines> vocabularies) {
  private static final int MOST_WRAPPINGS = 2;

  /**
   * Opens a model by its content: a topology (JSON), a whole model (HDF5) or a {@code .keras}
   * archive, and the weights that may lie in an HDF5 file of their own.
   *
   * @throws HornbookException for whatever else the files hold, saying what it is and what to do
   */
  public static Artifact open(Path model, Optional<Path> weights) {
    String name = Text.fileName(model);
    Optional<H5Group> separate = weights.map(Artifact::weights);
    Content content = Refusals.contentOf(model);
    return switch (content) {
      case HDF5 ->
          new Artifact(
              model,
              name,
              Optional.empty(),
              Optional.of(Hdf5.open(model)),
              separate,
              Map.of(),
              Map.of());
      case ZIP -> archive(model, name, separate);
      case JSON ->
          new Artifact(
              model,
              name,
              Optional.of(topology(model)),
              Optional.empty(),
              separate,
              Map.of(),
              Map.of());
      default -> throw Refusals.of(model, content);
    };
  }

  private static Artifact archive(Path model, String name, Optional<H5Group> separate) {
    KerasArchive archive = KerasArchive.open(model);
    return new Artifact(
        model,
        name,
        Optional.of(unwrapped(archive.config(), name)),
        Optional.of(archive.weights()),
        separate,
        asMap(archive.metadata(), name),
        archive.vocabularies());
  }

  private static H5Group weights(Path path) {
    Content content = Refusals.contentOf(path);
    if (content == Content.HDF5) {
      return Hdf5.open(path);
    }
    if (content == Content.ZIP) {
      return KerasArchive.open(path).weights();
    }
    if (content == Content.JSON) {
      throw new Usage(
          Text.fileName(path) + " is JSON, not weights: give the topology first, then the weights");
    }
    throw Refusals.of(path, content);
  }

  private static Object topology(Path path) {
    String name = Text.fileName(path);
    try {
      if (Files.size(path) > Json.LARGEST) {
        throw new Damaged("JSON of " + Text.bytes(Files.size(path)) + " is no topology").in(name);
      }
      return unwrapped(Json.parse(Files.readAllBytes(path), name), name);
    } catch (IOException e) {
      throw new Usage("cannot read " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  /** Some files hold the JSON as a JSON string, as {@code json.dump(model.to_json())} writes it. */
  private static Object unwrapped(Object json, String name) {
    Object value = json;
    for (int i = 0; i < MOST_WRAPPINGS && value instanceof String text; i++) {
      value = Json.parse(text, name);
    }
    if (!(value instanceof Map || value instanceof java.util.List)) {
      throw new Damaged("a topology should be a JSON object, found " + kind(value)).in(name);
    }
    return value;
  }

  private static Map<String, Object> asMap(Object json, String name) {
    if (!(json instanceof Map<?, ?> map)) {
      throw new Damaged("metadata.json should be a JSON object, found " + kind(json)).in(name);
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return java.util.Collections.unmodifiableMap(copy);
  }

  private static String kind(Object json) {
    return json == null ? "null" : "a " + json.getClass().getSimpleName();
  }
}
