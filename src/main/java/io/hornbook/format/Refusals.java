package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to tell people whose file is no Keras model: what it is instead, and what to do. */
final class Refusals {
  private static final Pattern LFS_SIZE = Pattern.compile("(?m)^size ([0-9]{1,18})$");
  private static final String EXPECTED =
      "expected a model as Keras saves it: .h5, .keras, or a JSON topology with .h5 weights";

  private Refusals() {}

  /** The content of a file, after what is no readable file at all was refused. */
  static Content contentOf(Path path) {
    String shown = Text.shown(path.toString());
    if (!Files.exists(path)) {
      throw new Usage("no such file: " + shown);
    }
    if (Files.isDirectory(path)) {
      throw directory(path, shown);
    }
    if (!Files.isReadable(path)) {
      throw new Usage("no permission to read " + shown);
    }
    return Content.of(path);
  }

  private static HornbookException directory(Path path, String shown) {
    if (Files.exists(path.resolve("saved_model.pb"))) {
      return new Unsupported(
          shown
              + " is a TensorFlow SavedModel: load it in tf.keras and write it with"
              + " model.save('model.h5')");
    }
    return new Usage(shown + " is a folder: " + EXPECTED);
  }

  /** The refusal of a file whose content is not what was asked for. */
  static HornbookException of(Path path, Content content) {
    String name = Text.fileName(path);
    return switch (content) {
      case GIT_LFS_POINTER -> lfsPointer(path, name);
      case HTML ->
          new Damaged(
              name
                  + " is a web page (HTML), probably an error page saved in the model's place:"
                  + " download the file itself");
      case EMPTY -> new Damaged(name + " is empty");
      case YAML_TEXT ->
          new Unsupported(
              name
                  + " is a YAML topology: in the Keras that wrote it, turn it into JSON with"
                  + " model_from_yaml(text).to_json()");
      case PICKLE ->
          new Unsupported(
              name
                  + " is a Python pickle, which can run any code and is never loaded: save the"
                  + " model with model.save");
      case NPY -> new Unsupported(name + " is a numpy array, not a model: " + EXPECTED);
      case TEXT -> new Damaged(name + " is plain text, not a model: " + EXPECTED);
      case JSON -> new Usage(name + " is JSON: " + EXPECTED);
      case HDF5, ZIP -> new Usage(name + " is not what was asked for: " + EXPECTED);
      case UNKNOWN -> foreign(path, name);
    };
  }

  private static Damaged lfsPointer(Path path, String name) {
    Matcher size = LFS_SIZE.matcher(new String(head(path, 1024), StandardCharsets.UTF_8));
    String content =
        size.find()
            ? "its " + Text.bytes(Long.parseLong(size.group(1))) + " content"
            : "its content";
    return new Damaged(
        name + " is a Git LFS pointer (" + content + " was not fetched): run git lfs pull");
  }

  /** Guesses at other frameworks' files by their first bytes; protocol buffers have no magic. */
  private static HornbookException foreign(Path path, String name) {
    byte[] head = head(path, 256);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length >= 8 && text.startsWith("TFL3", 4)) {
      return new Unsupported(name + " is a TensorFlow Lite model: " + EXPECTED);
    }
    String lower = path.toString().toLowerCase(java.util.Locale.ROOT);
    if (lower.endsWith(".onnx") || text.contains("keras2onnx") || text.contains("tf2onnx")) {
      return new Unsupported(name + " looks like an ONNX model: " + EXPECTED);
    }
    if (lower.endsWith(".pb")) {
      return new Unsupported(
          name + " looks like a TensorFlow graph (.pb), which holds no Keras layers: " + EXPECTED);
    }
    if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return new Usage(name + " is compressed with gzip: unpack it first");
    }
    return new Damaged(name + " is neither HDF5, nor zip, nor JSON: " + EXPECTED);
  }

  private static byte[] head(Path path, int most) {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new Usage("cannot read " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }
}
