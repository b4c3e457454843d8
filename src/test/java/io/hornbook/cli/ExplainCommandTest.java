package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.format.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String SEED = "fixtures/keras-1.2.2-theano/mask_through_tdd/";
  private static final String MODEL = SEED + "model.json";
  private static final String WEIGHTS = SEED + "weights.h5";
  private static final String LAYER = "timedistributeddense_1";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

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
  void tellsTheStoryAndWritesThePage() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(run("explain", "-o", page.toString())).isZero();
    assertThat(printed()).contains("They are the same layer", "The page: " + page);
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("Proofs");
  }

  @Test
  void printsTheNumbersAsJsonWithoutAPage() throws IOException {
    assertThat(run("explain", "--format", "json")).isZero();
    Map<?, ?> json = (Map<?, ?>) Json.parse(printed(), "stdout");
    assertThat(json.get("claims")).isInstanceOf(java.util.List.class);
    assertThat(Path.of("dense-vs-timedistributed.html")).doesNotExist();
  }

  @Test
  void neverOverwritesUnlessToldTo() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "mine");
    String file = page.toString();
    assertThat(run("explain", MODEL, "--weights", WEIGHTS, "--all", "-o", file)).isEqualTo(2);
    assertThat(complained()).contains("is there already", "--overwrite");
    assertThat(page).hasContent("mine");
    assertThat(run("explain", MODEL, "--weights", WEIGHTS, "--all", "-o", file, "--overwrite"))
        .isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
  }

  @Test
  void neverOverwritesAnInput() throws IOException {
    Path model = Files.copy(Path.of(MODEL), folder.resolve("m.json"));
    Path weights = Files.copy(Path.of(WEIGHTS), folder.resolve("w.h5"));
    byte[] before = Files.readAllBytes(weights);
    for (Path input : new Path[] {model, weights}) {
      String[] args = {
        "explain",
        model.toString(),
        "--weights",
        weights.toString(),
        "--all",
        "-o",
        input.toString(),
        "--overwrite"
      };
      assertThat(run(args)).isEqualTo(2);
    }
    assertThat(complained()).contains("should not overwrite an input");
    assertThat(weights).hasBinaryContent(before);
  }

  @Test
  void explainsAReadersLayerOnTheReadersTensors() throws IOException {
    Path page = folder.resolve("page.html");
    String[] args = {
      "explain",
      MODEL,
      "--weights",
      WEIGHTS,
      "--layer",
      LAYER,
      "--reference",
      SEED + "reference.h5",
      "-o",
      page.toString()
    };
    assertThat(run(args)).isZero();
    assertThat(printed()).contains("Your layer", LAYER, "reference.h5", "10 parameters");
    assertThat(Files.readString(page)).contains("Your layer", "reference.h5");
  }

  @Test
  void namesTheLayersWhereThereIsNoSuchOne() {
    assertThat(run("explain", MODEL, "--weights", WEIGHTS, "--layer", "no", "--format", "json"))
        .isEqualTo(2);
    assertThat(complained()).contains("should have a layer 'no'", LAYER);
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(run("explain", MODEL)).isEqualTo(2);
    assertThat(run("explain", "--layer", LAYER)).isEqualTo(2);
    assertThat(run("explain", MODEL, "--layer", LAYER, "--format", "json")).isEqualTo(2);
    assertThat(complained())
        .contains("--layer NAME or with --all", "name it as TARGET", "without weights");
  }

  @Test
  void explainsEveryChangeWithTheDistanceFromTheReference() throws IOException {
    String[] args = {
      "explain",
      "--all",
      MODEL,
      "--weights",
      WEIGHTS,
      "--reference",
      SEED + "reference.h5",
      "-o",
      folder.resolve("changes.html").toString()
    };
    assertThat(run(args)).isZero();
    assertThat(printed())
        .contains("collapsed: TimeDistributedDense", "reordered: 12 arrays → 3 fused arrays")
        .contains("from the reference", "Keras 1.2.2 layers/recurrent.py");
  }

  @Test
  void explainsLayersOfEveryKind() {
    String[][] cases = {
      {"fixtures/keras-2.3.1-tensorflow/seq2seq_train_full/model.h5", "dense_1"},
      {"fixtures/keras-3.15.1-tensorflow/embedding_lstm_td_masked_lstm_keras/model.keras", "lstm"},
      {
        "fixtures/keras-3.15.1-tensorflow/embedding_lstm_td_masked_lstm_keras/model.keras", "lstm_1"
      },
      {
        "fixtures/keras-3.15.1-tensorflow/embedding_lstm_td_masked_lstm_keras/model.keras",
        "embedding"
      },
      {"fixtures/keras-3.15.1-tensorflow/seed_flatten_dense/model.keras", "dense"},
      {"fixtures/keras-3.15.1-tensorflow/seed_flatten_dense/model.keras", "flatten"}
    };
    for (String[] c : cases) {
      assertThat(run("explain", c[0], "--layer", c[1], "--format", "json"))
          .as(c[0] + " " + c[1] + " " + complained())
          .isZero();
    }
  }
}
