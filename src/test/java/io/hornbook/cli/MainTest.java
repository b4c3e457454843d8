package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final String SEED = "fixtures/keras-0.3.3-theano/seed_tdd";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(args, o, e);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void verifiesACaseFolder() {
    assertThat(run("verify", SEED)).isZero();
    assertThat(printed()).contains("seed_tdd", "agree", "1 case: 1 agree");
  }

  @Test
  void printsJsonWithTheDocumentedKeys() {
    assertThat(run("verify", SEED, "--format", "json")).isZero();
    assertThat(printed())
        .contains("\"hornbook\"", "\"summary\"", "\"cases\"", "\"firstDivergingLayer\"")
        .contains("\"maxAbs\"", "\"maxUlp\"", "\"worstIndex\"", "\"badElements\"", "\"elements\"");
  }

  @Test
  void writesReportsBesideTheTable(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("report.json");
    assertThat(run("verify", SEED, "--report", json.toString())).isZero();
    assertThat(Files.readString(json)).contains("\"verdict\": \"agree\"");
  }

  @Test
  void disagreesWhenTheToleranceIsZero() {
    assertThat(run("verify", SEED, "--rtol", "0", "--atol", "0")).isEqualTo(1);
    assertThat(printed()).contains("disagree", "elements differ", "worst at");
  }

  @Test
  void verifiesAModelFileAgainstAReference() {
    String weights = SEED + "/weights.h5";
    String reference = SEED + "/reference.h5";
    int code = run("verify", SEED + "/model.json", "--weights", weights, "--reference", reference);
    assertThat(code).isZero();
  }

  @Test
  void inspectTakesACaseAndWhatItSays() {
    assertThat(run("inspect", SEED)).isZero();
    assertThat(printed()).contains("release 0.3.3 as given", "SimpleRNN 'rnn'");
  }

  @Test
  void inspectOfAFolderWithoutACaseSaysSo() {
    assertThat(run("inspect", "fixtures")).isEqualTo(2);
    assertThat(complained()).contains("fixtures is a folder without case.json");
  }

  @Test
  void inspectTellsTheStoryOfTheSeed() {
    int code = run("inspect", SEED + "/model.json", "--weights", SEED + "/weights.h5");
    assertThat(complained()).isEmpty();
    assertThat(code).isZero();
    assertThat(printed())
        .contains("TimeDistributedDense", "(Keras 0.3.x (Theano)) → Dense on the last axis")
        .contains("2,010 weights shared by all 700 timesteps");
  }

  @Test
  void asksForTheWeightsOfATopology() {
    assertThat(run("inspect", SEED + "/model.json")).isEqualTo(2);
    assertThat(complained()).contains("is a topology without weights", "--weights");
  }

  @Test
  void asksForTheTopologyOfWeights() {
    assertThat(run("inspect", SEED + "/weights.h5")).isEqualTo(2);
    assertThat(complained()).contains("holds weights only");
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertThat(run("verify", "no/such/model.h5")).isEqualTo(2);
    assertThat(complained()).contains("no/such/model.h5").doesNotContain("\tat ");
  }

  @Test
  void refusesAFolderWithoutCases(@TempDir Path folder) {
    assertThat(run("verify", folder.toString())).isEqualTo(2);
    assertThat(complained()).contains("no case.json is found");
  }

  @Test
  void refusesWrongArguments() {
    assertThat(run("verify")).isEqualTo(2);
    assertThat(run("verify", SEED, "--rtol", "small")).isEqualTo(2);
    assertThat(run("verify", SEED, "--format", "xml")).isEqualTo(2);
    assertThat(run("verify", SEED, "--ordering", "nchw")).isEqualTo(2);
    assertThat(run("verify", SEED, "--report", "report.pdf")).isEqualTo(2);
    assertThat(complained()).doesNotContain("\tat ");
  }

  @Test
  void aBrokenFileIsOneLineWithoutAStackTrace(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(SEED, "weights.h5"));
    Path broken = folder.resolve("weights.h5");
    Files.write(broken, java.util.Arrays.copyOf(whole, whole.length / 3));
    int code = run("inspect", SEED + "/model.json", "--weights", broken.toString());
    assertThat(code).isEqualTo(4);
    assertThat(complained().strip().lines()).hasSize(1);
    assertThat(complained()).contains("weights.h5").doesNotContain("\tat ");
  }

  @Test
  void helpListsTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(printed()).contains("verify", "inspect", "Exit codes:");
    assertThat(run("verify", "--help")).isZero();
    assertThat(run("inspect", "--help")).isZero();
    assertThat(run("--version")).isZero();
  }
}
