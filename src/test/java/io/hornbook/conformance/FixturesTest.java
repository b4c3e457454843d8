package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Options;
import io.hornbook.verify.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every case in fixtures/, written by the real Keras releases. */
class FixturesTest {
  private static final Path FIXTURES = Path.of("fixtures");
  private static final Runner RUNNER = new Runner(Options.NONE, Optional.empty(), Optional.empty());

  @TestFactory
  Stream<DynamicTest> everyCaseAgrees() throws IOException {
    List<Path> cases = Cases.find(FIXTURES);
    List<String> ran = new ArrayList<>();
    Stream<DynamicTest> each =
        cases.stream()
            .map(
                folder -> {
                  String id = FIXTURES.relativize(folder).toString().replace('\\', '/');
                  return DynamicTest.dynamicTest(
                      id,
                      () -> {
                        ran.add(id);
                        Outcome outcome = RUNNER.run(folder, id);
                        assertThat(outcome.verdict()).as(outcome.message()).isEqualTo("agree");
                        assertThat(unmatched(outcome)).as("activations of no layer").isEmpty();
                      });
                });
    DynamicTest all =
        DynamicTest.dynamicTest(
            "as many cases ran as lie on disk", () -> assertThat(ran).hasSize(onDisk()));
    return Stream.concat(each, Stream.of(all));
  }

  private static List<String> unmatched(Outcome outcome) {
    return outcome.comparison().map(Verdict::unmatched).orElse(List.of());
  }

  private static int onDisk() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      return (int) files.filter(f -> f.endsWith("case.json")).count();
    }
  }

  @Test
  void theManifestHasTheDigestOfEveryCaseAndEveryOtherFile() throws IOException {
    Map<String, String> there = new TreeMap<>();
    List<Path> cases = Cases.find(FIXTURES);
    cases.forEach(folder -> there.put(nameIn(FIXTURES, folder) + "/", digestOf(folder)));
    for (Path file : filesBelow(FIXTURES)) {
      if (cases.stream().noneMatch(file::startsWith) && !file.endsWith("MANIFEST.sha256")) {
        there.put(nameIn(FIXTURES, file), digest(contentOf(file)));
      }
    }
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(FIXTURES.resolve("MANIFEST.sha256"))) {
      listed.put(line.substring(66), line.substring(0, 64));
    }
    assertThat(there).isEqualTo(listed);
  }

  /** Digest of the sorted lines "digest name", one a file. */
  private static String digestOf(Path folder) {
    String lines =
        filesBelow(folder).stream()
            .map(f -> digest(contentOf(f)) + "  " + nameIn(folder, f) + "\n")
            .sorted(Comparator.comparing(line -> line.substring(66)))
            .collect(Collectors.joining());
    return digest(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameIn(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static byte[] contentOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void rejectionsSayTheirExactMessageInOneLine() {
    for (Path folder : Cases.find(FIXTURES.resolve("rejects"))) {
      String message = Case.read(folder, folder.toString()).message().orElseThrow();
      assertThat(message).doesNotContain("Exception", "\n");
      assertThat(RUNNER.run(folder, "it").message()).isEqualTo("rejected as expected: " + message);
    }
  }
}
