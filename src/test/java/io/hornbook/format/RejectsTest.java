package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.error.HornbookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of tools/oracle/hostile/rejects.py, each an attack that was published or is akin. */
class RejectsTest {
  private static final String GENERATOR = "tools/oracle/hostile/rejects.py";

  static Stream<Path> attacks() throws IOException {
    return Samples.below(Samples.FIXTURES.resolve("rejects"), "case.json").stream()
        .filter(file -> GENERATOR.equals(info(file).get("generator")));
  }

  private static Map<?, ?> info(Path file) {
    try {
      return (Map<?, ?>) Json.parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyAttackIsRefusedInOneClearLine(Path file) {
    Map<?, ?> info = info(file);
    Path model = file.resolveSibling((String) info.get("model"));
    Optional<Path> weights =
        Optional.ofNullable((String) info.get("weights")).map(file::resolveSibling);
    HornbookException problem =
        Samples.problem(() -> Samples.readAll(Artifact.open(model, weights)));
    assertThat(problem).as("the problem of " + file).isNotNull();
    assertThat(problem.getMessage())
        .contains((String) info.get("message"))
        .contains(model.getFileName().toString())
        .doesNotContain("Exception", "\n");
    assertThat((long) problem.exitCode()).as(problem.getMessage()).isEqualTo(info.get("exit"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void everyAttackFitsItsFixture(Path file) throws IOException {
    Path model = file.resolveSibling((String) info(file).get("model"));
    assertThat(Files.size(model)).isLessThan(200_000);
  }
}
