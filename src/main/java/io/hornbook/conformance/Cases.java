package io.hornbook.conformance;

import io.hornbook.error.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the cases below a folder. */
public final class Cases {
  private static final int DEEPEST = 64;

  private Cases() {}

  /** Whether {@code path} is a folder that can hold cases. */
  public static boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }

  /**
   * The folders with a case.json in or below {@code folder}, sorted by path; links are not
   * followed.
   *
   * @throws Usage if there are none
   */
  public static List<Path> find(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      List<Path> found =
          files
              .filter(f -> f.endsWith(Case.FILE) && Files.isRegularFile(f))
              .map(Path::getParent)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new Usage("no case.json is found in or below " + folder);
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new Usage("the folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
