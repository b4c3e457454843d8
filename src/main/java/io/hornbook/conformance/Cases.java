package io.hornbook.conformance;

import io.hornbook.error.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * The cases of several suites, in this order.
   *
   * @throws Usage if one has none
   */
  public static List<SuiteCase> of(List<Path> suites) {
    List<SuiteCase> cases = new ArrayList<>();
    for (Path suite : suites) {
      for (Path folder : find(suite)) {
        cases.add(new SuiteCase(folder, id(suite, folder, suites.size() > 1)));
      }
    }
    return cases;
  }

  /** The path below the suite; with several suites, which may hold the same paths, all of it. */
  private static String id(Path suite, Path folder, boolean whole) {
    Path below = whole ? folder.normalize() : suite.relativize(folder);
    return below.toString().isEmpty()
        ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
        : below.toString().replace('\\', '/');
  }
}
