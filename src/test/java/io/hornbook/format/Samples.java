package io.hornbook.format;

import io.hornbook.error.HornbookException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Files and walks that the tests of this package share. */
final class Samples {
  /** Files that tools/oracle/hostile/rejects.py and its siblings made. */
  static final Path FIXTURES = Path.of("fixtures");

  private Samples() {}

  /** A file that tools/oracle/hostile/sound.py made. */
  static Path sound(String name) {
    try {
      return Path.of(Samples.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static H5Group open(String name) {
    return Hdf5.open(sound(name));
  }

  /** Reads all attributes and datasets below a group and returns how many there are. */
  static int readAll(H5Group group) {
    int n = 0;
    for (String name : group.attributeNames()) {
      group.attribute(name);
      n++;
    }
    for (String name : group.names()) {
      var child = group.group(name);
      if (child.isPresent()) {
        n += readAll(child.get());
      } else {
        group.dataset(name).orElseThrow().read();
        n++;
      }
    }
    return n;
  }

  /** Reads all that a model's files hold. */
  static void readAll(Artifact artifact) {
    artifact.hdf5().ifPresent(Samples::readAll);
    artifact.weights().ifPresent(Samples::readAll);
  }

  /** The problem that {@code work} ends with. */
  static HornbookException problem(Runnable work) {
    return Assertions.catchThrowableOfType(HornbookException.class, work::run);
  }

  static List<Path> below(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
