package io.hornbook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Usage;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineProcessTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private LineProcess program;

  @BeforeEach
  void start() throws URISyntaxException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Path.of(Echo.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    program = LineProcess.start(List.of(java, "-cp", classes, Echo.class.getName()));
  }

  @AfterEach
  void end() {
    program.close();
  }

  private Answer ask(String line) {
    program.send(line);
    return program.await(PATIENCE);
  }

  @Test
  void linesAreAnsweredInOrder() {
    program.send("first");
    assertThat(ask("κέρας \"horn\"")).isEqualTo(new Answer.Line("first"));
    assertThat(program.await(PATIENCE)).isEqualTo(new Answer.Line("κέρας \"horn\""));
  }

  @Test
  void aProgramThatSleepsIsSilentAndCanBeStartedAnew() {
    assertThat(ask("awake")).isEqualTo(new Answer.Line("awake"));
    program.send("sleep");
    assertThat(program.await(Duration.ofMillis(50))).isEqualTo(new Answer.Silence());
    program = program.again();
    assertThat(ask("again")).isEqualTo(new Answer.Line("again"));
  }

  @Test
  void aProgramThatEndsLeavesItsLastWords() {
    assertThat(ask("die")).isEqualTo(new Answer.Ended(3, "no more"));
    assertThat(ask("anyone?")).isEqualTo(new Answer.Ended(3, "no more"));
  }

  @Test
  void aProgramThatIsKilledHasEnded() {
    program.kill();
    assertThat(program.await(PATIENCE)).isInstanceOf(Answer.Ended.class);
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> LineProcess.start(List.of("/no/such/program")))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("/no/such/program cannot be started");
  }
}
