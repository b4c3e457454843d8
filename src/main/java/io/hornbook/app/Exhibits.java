package io.hornbook.app;

import io.hornbook.dialect.Dialects;
import io.hornbook.dialect.Hints;
import io.hornbook.dialect.Imported;
import io.hornbook.explain.Specimen;
import io.hornbook.explain.Specimens;
import io.hornbook.format.Artifact;
import io.hornbook.format.Json;
import io.hornbook.model.Version;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of real Keras releases that Hornbook carries in its jar: the build copies them from the
 * fixtures. Each is read as a user's file is, from a temporary folder.
 */
final class Exhibits {
  private Exhibits() {}

  static Specimens read() {
    Map<String, Specimen> specimens = new LinkedHashMap<>();
    Specimens.ids().forEach(id -> specimens.computeIfAbsent(id, Exhibits::read));
    return new Specimens(specimens);
  }

  private static Specimen read(String id) {
    try {
      Path folder = Files.createTempDirectory("hornbook");
      try {
        return read(id, folder);
      } finally {
        clear(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + id + " cannot be unpacked", e);
    }
  }

  private static Specimen read(String id, Path folder) throws IOException {
    Map<?, ?> told = (Map<?, ?>) Json.parse(bytes(id, "case.json"), "case.json");
    Path model = unpacked(id, folder, (String) told.get("model"));
    Optional<Path> weights = optional(id, folder, told.get("weights"));
    Optional<Path> reference = optional(id, folder, told.get("reference"));
    Hints hints =
        new Hints(
            Optional.of(Version.parse((String) told.get("keras"))),
            Optional.of((String) told.get("backend")),
            Optional.empty());
    Imported imported = Dialects.read(Artifact.open(model, weights), hints);
    Optional<Reference> tensors = reference.map(References::read);
    List<String> names = imported.graph().inputs().stream().map(p -> p.node()).toList();
    return new Specimen(
        id,
        imported.generation().toString(),
        imported.graph(),
        tensors.map(r -> r.inputs(names, 0)).orElse(List.of()),
        tensors.flatMap(Exhibits::output));
  }

  private static Optional<Tensor> output(Reference reference) {
    return reference.tensors().entrySet().stream()
        .filter(e -> e.getKey().startsWith("outputs/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<Path> optional(String id, Path folder, Object name) throws IOException {
    return name == null ? Optional.empty() : Optional.of(unpacked(id, folder, (String) name));
  }

  private static Path unpacked(String id, Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes(id, name));
  }

  private static byte[] bytes(String id, String name) throws IOException {
    try (InputStream in = Exhibits.class.getResourceAsStream("specimens/" + id + "/" + name)) {
      if (in == null) {
        throw new IOException("no " + id + "/" + name + " in this jar");
      }
      return in.readAllBytes();
    }
  }

  private static void clear(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
