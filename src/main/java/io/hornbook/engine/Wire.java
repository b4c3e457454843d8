package io.hornbook.engine;

import io.hornbook.error.Damaged;
import io.hornbook.format.Json;
import io.hornbook.format.NpzWriter;
import io.hornbook.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines that are exchanged with an engine's process; {@code docs/engines.md} describes them.
 */
final class Wire {
  /** What a line of the engine begins with; any other is noise. */
  static final String MARK = "hornbook ";

  private Wire() {}

  /**
   * A model to run.
   *
   * @param inputs the {@code .npz} to read
   * @param outputs the {@code .npz} to write
   */
  record Question(ModelFiles model, Path inputs, Path outputs) {
    String line() {
      Map<String, Object> entries = new LinkedHashMap<>();
      entries.put("case", model.id());
      entries.put("model", model.model().toAbsolutePath().toString());
      model.weights().ifPresent(w -> entries.put("weights", w.toAbsolutePath().toString()));
      model.keras().ifPresent(k -> entries.put("keras", k));
      model.backend().ifPresent(b -> entries.put("backend", b));
      model.ordering().ifPresent(o -> entries.put("ordering", o));
      entries.put("inputs", inputs.toAbsolutePath().toString());
      entries.put("outputs", outputs.toAbsolutePath().toString());
      return Json.line(entries);
    }

    static Question read(String line) {
      Map<?, ?> entries = object(line, "a question");
      ModelFiles model =
          new ModelFiles(
              text(entries, "case").orElse(""),
              Path.of(text(entries, "model").orElseThrow()),
              text(entries, "weights").map(Path::of),
              text(entries, "keras"),
              text(entries, "backend"),
              text(entries, "ordering"));
      return new Question(
          model,
          Path.of(text(entries, "inputs").orElseThrow()),
          Path.of(text(entries, "outputs").orElseThrow()));
    }
  }

  /**
   * A line as a JSON object.
   *
   * @throws Damaged if it is none
   */
  static Map<?, ?> object(String line, String what) {
    if (Json.parse(line, what) instanceof Map<?, ?> map) {
      return map;
    }
    throw new Damaged(what + " should be a JSON object; found " + line);
  }

  static Optional<String> text(Map<?, ?> entries, String key) {
    return entries.get(key) instanceof String s ? Optional.of(s) : Optional.empty();
  }

  static void write(Map<String, Tensor> tensors, Path file) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      NpzWriter.write(tensors, out);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
