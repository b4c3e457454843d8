package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Options;
import io.hornbook.format.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  private static final Path CASE = Path.of("fixtures/keras-1.2.2-theano/mask_through_tdd");

  /** Every element outside the tolerance, so that all there is to say is said. */
  private static final Runner STRICT = new Runner(Options.NONE, Optional.of(0.0), Optional.of(0.0));

  enum Kind {
    ODD
  }

  record Sample(double a, double b, long c, boolean d, Kind e, Optional<String> f) {}

  private static <T extends Record> T crossed(T value, Class<T> type) {
    return RecordJson.read(Json.parse(Json.line(RecordJson.write(value)), "line"), type);
  }

  @Test
  void anOutcomeWithAllItsNumbersCrossesWhole() {
    Outcome outcome = STRICT.run(CASE, "it");
    assertThat(outcome.comparison().orElseThrow().activations()).isNotEmpty();
    assertThat(crossed(outcome, Outcome.class)).isEqualTo(outcome);
  }

  @Test
  void numbersThatAreNotFiniteCross() {
    Sample sample =
        new Sample(Double.NaN, Double.NEGATIVE_INFINITY, 7, true, Kind.ODD, Optional.of("\u001b"));
    assertThat(crossed(sample, Sample.class)).isEqualTo(sample);
  }

  @Test
  void aWorkerGreetsAndAnswersEachQuestionWithALine() throws IOException {
    Map<String, Object> question = Worker.question(new SuiteCase(CASE, "it"));
    String questions = Json.line(question) + "\n" + Json.line(question) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Worker.serve(
        STRICT,
        new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    Outcome answer = RecordJson.read(Json.parse(lines.get(2), "line"), Outcome.class);
    assertThat(answer.message()).isEqualTo(STRICT.run(CASE, "it").message());
  }
}
