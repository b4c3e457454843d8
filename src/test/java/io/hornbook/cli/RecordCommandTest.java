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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code record} and {@code compare}, which begin with a run of Hornbook's own. */
class RecordCommandTest {
  private static final String SEED = "fixtures/keras-0.3.3-theano/seed_tdd";
  private static final String MASKED = "fixtures/keras-1.2.2-theano/mask_through_tdd";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... args) {
    out.reset();
    err.reset();
    PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(args, o, e);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int record(String of, String... more) {
    String[] args = {
      "record", of + "/model.json", "--weights", of + "/weights.h5", "--backend", "theano"
    };
    String[] all = new String[args.length + more.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    all[all.length - 2] = "-o";
    all[all.length - 1] = folder.resolve("case").toString();
    return run(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {MASKED, "fixtures/keras-1.2.2-theano/bidirectional_lstm_concat_last", SEED})
  void aRecordedCaseAgreesInEveryLayerAndSaysWhoRecordedIt(String of) throws IOException {
    assertThat(record(of, "--keras-version", of.contains("0.3.3") ? "0.3.3" : "1.2.2")).isZero();
    assertThat(said()).contains("recorded 1 inputs, 1 outputs and");
    String json = Files.readString(folder.resolve("case/case.json"));
    assertThat(json).contains("\"producer\": \"hornbook ", "\"backend\": \"theano\"");
    assertThat(run("verify", folder.toString())).isZero();
    assertThat(said())
        .contains("case: the reference was computed by hornbook")
        .contains("not by the Keras that wrote the model")
        .doesNotContain("match no layer");
  }

  @Test
  void aCaseIsRecordedOnGivenInputsAndNeverOverAnotherUnasked() {
    assertThat(record(MASKED, "--inputs", MASKED + "/reference.h5")).isZero();
    assertThat(record(MASKED)).isEqualTo(2);
    assertThat(complained()).contains("is there already: say --overwrite to replace it");
    assertThat(record(MASKED, "--overwrite")).isZero();
    assertThat(run("compare", MASKED, folder.resolve("case").toString())).isZero();
  }

  @Test
  void aModelIsNotRecordedOverItself() throws IOException {
    Path own = Files.createDirectory(folder.resolve("case"));
    for (String file : new String[] {"model.json", "weights.h5"}) {
      Files.copy(Path.of(MASKED, file), own.resolve(file));
    }
    assertThat(record(own.toString(), "--overwrite")).isEqualTo(2);
    assertThat(complained()).contains("would be written over what it is read from");
    assertThat(own.resolve("case.json")).doesNotExist();
  }

  @Test
  void aModelIsComparedWithWhatAnotherEngineGave() {
    String weights = MASKED + "/weights.h5";
    String model = MASKED + "/model.json";
    String[] args = {
      "compare", model, MASKED + "/reference.h5", "--weights", weights, "--backend", "theano"
    };
    assertThat(run(args)).isZero();
    assertThat(said()).contains("1 case: 1 agree").doesNotContain("was computed by");
  }

  @Test
  void modelsOfTwoGenerationsAreComparedLayerByLayer() {
    String later = "fixtures/keras-2.2.4-tensorflow/seed_td_dense";
    assertThat(run("compare", SEED, later, "--format", "json")).isZero();
    assertThat(said()).contains("\"unmatched\": []", "\"name\": \"rnn\"", "\"name\": \"dense\"");
  }

  @Test
  void twoModelsThatPartSayAtWhichLayer() throws IOException {
    for (String file : new String[] {"case.json", "model.json", "weights.h5", "reference.h5"}) {
      Files.copy(Path.of(MASKED, file), folder.resolve(file));
    }
    Path topology = folder.resolve("model.json");
    String json = Files.readString(topology);
    assertThat(json).contains("\"inner_activation\": \"hard_sigmoid\"");
    Files.writeString(
        topology,
        json.replaceFirst(
            "\"inner_activation\": \"hard_sigmoid\"", "\"inner_activation\": \"sigmoid\""));
    assertThat(run("compare", folder.toString(), MASKED)).isEqualTo(1);
    assertThat(said()).contains("is layer 'lstm_1'", "1 case: 1 disagree");
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    assertThat(run("compare", SEED, "nowhere")).isEqualTo(2);
    assertThat(complained()).contains("there is no file or folder nowhere");
    assertThat(run("record", MASKED, "-o", folder.resolve("case").toString())).isEqualTo(2);
    assertThat(complained()).contains("MODEL should be a file");
    assertThat(run("compare", SEED, "fixtures/keras-1.2.2-theano/merge_max")).isEqualTo(2);
    assertThat(complained()).contains("both models should have as many inputs; found");
  }
}
