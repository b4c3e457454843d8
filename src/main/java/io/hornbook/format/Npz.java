package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named arrays in numpy's {@code .npz} format: a zip of {@code .npy} entries. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /** Whether a zip holds arrays, and nothing else. */
  public static boolean isNpz(Path path) {
    try (Zip zip = Zip.open(path)) {
      return !zip.names().isEmpty() && zip.names().stream().allMatch(n -> n.endsWith(SUFFIX));
    } catch (IOException e) {
      throw new Usage("cannot read " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  /**
   * All arrays by name without {@code .npy}, in the order of the archive.
   *
   * @throws HornbookException if an array declares more than it stores, or holds Python objects
   */
  public static Map<String, Tensor> read(Path path) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try (Zip zip = Zip.open(path)) {
      for (String entry : zip.names()) {
        if (!entry.endsWith(SUFFIX)) {
          throw new Damaged("entry '" + Text.shown(entry) + "' is no .npy array")
              .in(Text.fileName(path));
        }
        String where = "'" + Text.shown(entry) + "' in " + Text.fileName(path);
        byte[] content = zip.read(entry, Zip.LARGEST).orElseThrow();
        String name = entry.substring(0, entry.length() - SUFFIX.length());
        arrays.put(name, Npy.read(content, where));
      }
    } catch (IOException e) {
      throw new Usage("cannot read " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
    return arrays;
  }
}
