package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Options;
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
    Files.createDirectories(ZOO);
    Runner runner = new Runner(Options.NONE, Optional.empty(), Optional.empty());
    List<Path> cases = Cases.find(ZOO);
    assertThat(cases)
        .as("no models in %s: write some with tools/oracle/run --zoo RELEASE", ZOO)
        .isNotEmpty();
    return cases.stream()
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
}
