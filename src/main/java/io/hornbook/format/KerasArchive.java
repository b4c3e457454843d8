package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The three parts of a {@code .keras} archive (Keras 3 and tf.keras from 2.12).
 *
 * @param metadata of {@code metadata.json}: the Keras version and the date
 * @param config of {@code config.json}: the topology
 * @param weights of {@code model.weights.h5}
 * @param vocabularies of {@code assets/PATH/vocabulary.txt}, lines by {@code PATH}
 */
public record KerasArchive(
    Object metadata, Object config, H5Group weights, Map<String, Lines> vocabularies) {
  private static final String METADATA = "metadata.json";
  private static final String CONFIG = "config.json";
  private static final String ASSETS = "assets/";
  private static final String VOCABULARY = "/vocabulary.txt";
  private static final String WEIGHTS = "model.weights.h5";

  /**
   * Reads an archive. The JSON parts are parsed, the weights inflated into memory.
   *
   * @throws Damaged if it is no sound archive or lacks one of the three parts
   */
  public static KerasArchive open(Path path) {
    String name = Text.fileName(path);
    try (Zip zip = Zip.open(path)) {
      Object metadata =
          Json.parse(part(zip, METADATA, Json.LARGEST, name), METADATA + " in " + name);
      Object config = Json.parse(part(zip, CONFIG, Json.LARGEST, name), CONFIG + " in " + name);
      ByteBuffer weights = ByteBuffer.wrap(part(zip, WEIGHTS, Zip.LARGEST, name));
      H5Group tree = Hdf5.open(weights, WEIGHTS + " in " + name);
      return new KerasArchive(metadata, config, tree, vocabularies(zip));
    } catch (IOException e) {
      throw new Usage("cannot read " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Lines> vocabularies(Zip zip) {
    Map<String, Lines> found = new TreeMap<>();
    long total = 0;
    for (String entry : zip.names()) {
      if (entry.startsWith(ASSETS) && entry.endsWith(VOCABULARY)) {
        String path = entry.substring(ASSETS.length(), entry.length() - VOCABULARY.length());
        byte[] content = zip.read(entry, Json.LARGEST).orElseThrow();
        total += content.length;
        if (total > Json.LARGEST) {
          throw new Damaged("vocabularies of more than " + Text.bytes(Json.LARGEST));
        }
        found.put(path, Lines.of(entry, content));
      }
    }
    return found;
  }

  private static byte[] part(Zip zip, String entry, int most, String name) {
    return zip.read(entry, most).orElseThrow(() -> missing(zip, entry, name));
  }

  private static Damaged missing(Zip zip, String entry, String name) {
    String found = Text.shown(String.join(", ", zip.names()));
    return new Damaged(
        "no " + entry + " in " + name + ", expected in every .keras archive; found: " + found);
  }
}
