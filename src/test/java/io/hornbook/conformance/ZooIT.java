package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Options;
import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The architectures of {@code keras.applications}, which {@code tools/oracle/run --zoo RELEASE}
 * writes to {@code $HORNBOOK_ZOO} or {@code target/zoo}: too large for {@code fixtures/}. Runs
 * under {@code mvn -Pzoo verify} alone.
 */
class ZooIT {
  private static final Path ZOO =
      Path.of(Optional.ofNullable(System.getenv("HORNBOOK_ZOO")).orElse("target/zoo"));

  @TestFactory
  Stream<DynamicTest> everyArchitectureAgrees() throws IOException {
    Runner runner = new Runner(Options.NONE, Optional.empty(), Optional.empty());
    return models().stream()
        .map(
            folder -> {
              String id = ZOO.relativize(folder).toString().replace('\\', '/');
              return DynamicTest.dynamicTest(
                  id,
                  () -> {
                    Outcome outcome = runner.run(folder, id);
                    assertThat(outcome.verdict()).as(outcome.message()).isEqualTo("agree");
                  });
            });
  }

  private static List<Path> models() throws IOException {
    Files.createDirectories(ZOO);
    try {
      return Cases.find(ZOO);
    } catch (Usage none) {
      String what = "no models in %s: write some with tools/oracle/run --zoo RELEASE";
      throw new AssertionError(what.formatted(ZOO), none);
    }
  }
}
