package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  private static final Path SEED = Path.of("fixtures/keras-0.3.3-theano/seed_tdd");
  private static final String SOUND =
      "'keras': '0.3.3', 'model': 'model.json', 'weights': 'weights.h5', ";
  private static final String WHOLE = SOUND + "'reference': 'reference.h5'";

  @TempDir private Path folder;

  @BeforeEach
  void copyTheSeed() throws IOException {
    for (String file : new String[] {"model.json", "weights.h5", "reference.h5"}) {
      Files.copy(SEED.resolve(file), folder.resolve(file));
    }
  }

  private Outcome run(String entries) throws IOException {
    Files.writeString(folder.resolve(Case.FILE), "{" + entries.replace('\'', '"') + "}");
    return new Runner(Options.NONE, Optional.empty(), Optional.empty()).run(folder, "it");
  }

  private void refuses(String entries, String... said) throws IOException {
    Outcome outcome = run(entries);
    assertThat(outcome.message()).contains(said).contains(Case.FILE);
    assertThat(outcome.verdict()).isEqualTo("damaged");
    assertThat(outcome.exitCode()).isEqualTo(4);
  }

  @Test
  void aSoundCaseAgrees() throws IOException {
    Outcome outcome = run(WHOLE);
    assertThat(outcome.message()).isEqualTo("agrees");
    assertThat(outcome.agrees()).isTrue();
  }

  @Test
  void keysOutsideTheFormatAreRefused() throws IOException {
    refuses(WHOLE + ", 'tolerance': 1", "'tolerance' is no key of a case");
  }

  @Test
  void aCaseThatShouldAgreeNeedsAReference() throws IOException {
    refuses(SOUND + "'expect': 'agree'", "'reference' is missing");
  }

  @Test
  void pathsDoNotLeaveTheFolder() throws IOException {
    refuses("'model': '../model.json', 'reference': 'reference.h5'", "inside the case's folder");
    refuses("'model': '/etc/passwd', 'reference': 'reference.h5'", "inside the case's folder");
    refuses("'model': '.', 'reference': 'reference.h5'", "inside the case's folder");
    refuses("'model': 'a\\u0000b', 'reference': 'reference.h5'", "'model' names no file");
  }

  @Test
  void linksDoNotLeadOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.copy(SEED.resolve("model.json"), elsewhere.resolve("model.json"));
    Files.createSymbolicLink(folder.resolve("link.json"), outside);
    refuses("'model': 'link.json', 'reference': 'reference.h5'", "inside the case's folder");
  }

  @Test
  void valuesThatMakeNoSenseAreNamed() throws IOException {
    refuses(WHOLE + ", 'ordering': 'nchw'", "'ordering' should be th or tf; found nchw");
    refuses(WHOLE.replace("0.3.3", "old"), "'keras' should be a release", "found old");
    refuses(WHOLE + ", 'expect': 'maybe'", "'expect' should be agree or reject");
    refuses(WHOLE + ", 'expect': 'reject'", "'exit' should be 2, 3, 4 or 5");
    refuses(WHOLE + ", 'model': 'b.json'", "'model' is there twice");
  }

  @Test
  void aToleranceOfItsOwnNeedsAReason() throws IOException {
    refuses(WHOLE + ", 'rtol': 1", "should give a 'reason'");
    assertThat(run(WHOLE + ", 'rtol': 1, 'reason': 'a test'").agrees()).isTrue();
  }

  @Test
  void aMissingFileIsTheCasesFault() throws IOException {
    Outcome outcome = run(WHOLE.replace("weights.h5", "lost.h5"));
    assertThat(outcome.verdict()).isEqualTo("damaged");
    assertThat(outcome.message()).contains("no such file", "lost.h5");
  }

  @Test
  void aRejectionThatComesAgrees() throws IOException {
    Files.writeString(folder.resolve("weights.h5"), "<html>");
    Outcome outcome = run(SOUND + "'expect': 'reject', 'exit': 4, 'message': 'is a web page'");
    assertThat(outcome.message()).startsWith("rejected as expected: weights.h5 is a web page");
    assertThat(outcome.agrees()).isTrue();
  }

  @Test
  void aRejectionThatDoesNotComeDisagrees() throws IOException {
    Outcome outcome = run(WHOLE + ", 'expect': 'reject', 'exit': 4");
    assertThat(outcome.verdict()).isEqualTo("disagree");
    assertThat(outcome.message()).contains("should be rejected with exit code 4", "found 0");
  }

  @Test
  void aRejectionWithAnotherMessageDisagrees() throws IOException {
    Files.writeString(folder.resolve("weights.h5"), "<html>");
    Outcome outcome = run(SOUND + "'expect': 'reject', 'exit': 4, 'message': 'truncated'");
    assertThat(outcome.verdict()).isEqualTo("disagree");
    assertThat(outcome.message()).contains("'truncated'", "is a web page");
  }

  @Test
  void aFaultOfHornbooksOwnSaysSoOnOneLine() {
    assertThat(Faults.blame(new ArrayStoreException("x")))
        .hasMessageContaining("a fault of Hornbook's own")
        .hasMessageContaining("ArrayStoreException: x");
    assertThat(Faults.blame(new OutOfMemoryError()).exitCode()).isEqualTo(3);
  }

  @Test
  void aMaskOfANumberThatIsNotWholeHidesNoFault(@TempDir Path masked) throws IOException {
    Path sound = Path.of("fixtures/keras-1.0.8-theano/masking_lstm_sequences");
    for (String file : new String[] {"case.json", "weights.h5", "reference.h5"}) {
      Files.copy(sound.resolve(file), masked.resolve(file));
    }
    String json = Files.readString(sound.resolve("model.json"));
    assertThat(json).contains("\"mask_value\": -1.5", "\"inner_activation\": \"hard_sigmoid\"");
    String gates = "\"inner_activation\": \"sigmoid\"";
    Files.writeString(
        masked.resolve("model.json"),
        json.replace("\"inner_activation\": \"hard_sigmoid\"", gates));
    Runner runner = new Runner(Options.NONE, Optional.empty(), Optional.empty());
    assertThat(runner.run(masked, "it").verdict()).isEqualTo("disagree");
    assertThat(runner.run(sound, "it").verdict()).isEqualTo("agree");
  }
}
