package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.engine.TestClassPath;
import io.hornbook.format.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {
  private static final Path LSTM = Path.of("fixtures/keras-1.2.2-theano/lstm");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Object... args) {
    String[] texts = Stream.of(args).map(String::valueOf).toArray(String[]::new);
    return Main.run(texts, new PrintStream(out, true), new PrintStream(err, true));
  }

  private int migrate(Path to, Object... more) {
    Object[] args = {
      "migrate", LSTM.resolve("model.json"), "--weights", LSTM.resolve("weights.h5"), "-o", to
    };
    return run(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void aFolderOfModelsIsNotMigratedIntoWhatIsNamedLikeAFile() throws IOException {
    for (String name : List.of("new.keras", "new.json", "new.h5")) {
      Path to = folder.resolve(name);
      assertThat(run("migrate", LSTM.getParent(), "--to", "keras3", "-o", to)).isEqualTo(2);
    }
    assertThat(printed()).contains("-o should be a folder", "has the ending of a file");
    assertThat(files()).isEmpty();
  }

  @Test
  void aCaseIsOneModelAndMayGoToAFile() throws IOException {
    Path to = folder.resolve("new.json");
    assertThat(run("migrate", LSTM, "--to", "keras3", "-o", to)).as(printed()).isZero();
    assertThat(files()).containsExactly("new.json", "new.json.proof.json", "new.weights.h5");
    assertThat(run("migrate", LSTM, "--to", "keras3", "-o", to)).isEqualTo(2);
    assertThat(printed()).contains("--overwrite");
  }

  @Test
  void aModelIsWrittenWithItsProof() throws IOException {
    Path to = folder.resolve("new.keras");
    assertThat(migrate(to, "--to", "keras3")).as(printed()).isZero();
    assertThat(files()).containsExactly("new.keras", "new.keras.proof.json");
    assertThat(printed()).contains("old against new on seed").contains("hard_sigmoid");
    String text = Files.readString(folder.resolve("new.keras.proof.json"));
    Map<?, ?> proof = (Map<?, ?>) Json.parse(text, "proof");
    assertThat(proof.get("for")).isEqualTo("keras3");
    assertThat(proof.get("written")).isEqualTo("Keras 1.2.2 (Theano)");
    assertThat(((Map<?, ?>) proof.get("target")).get("new.keras")).asString().hasSize(64);
    assertThat(((Map<?, ?>) proof.get("source")).get("weights.h5")).asString().hasSize(64);
    assertThat(proof.get("inputs")).asString().startsWith("seed ");
    assertThat((List<?>) proof.get("changes")).isNotEmpty();
    assertThat((List<?>) proof.get("outputs")).isNotEmpty();
    assertThat((Double) proof.get("maxAbs")).isLessThan(1e-6);
  }

  private int migrateImages(Object... more) {
    Path cnn = Path.of("fixtures/keras-0.3.3-theano/example_mnist_cnn");
    Object[] args = {
      "migrate",
      cnn.resolve("model.json"),
      "--weights",
      cnn.resolve("weights.h5"),
      "--to",
      "keras3",
      "-o",
      folder.resolve("new.keras")
    };
    return run(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
  }

  @Test
  void aModelThatReadsChannelsFirstIsTurnedWhenToldSo() throws IOException {
    assertThat(migrateImages("--data-format", "channels_last", "--emit-check"))
        .as(printed())
        .isZero();
    assertThat(printed())
        .contains("(None, 1, 12, 11) → (None, 12, 11, 1)")
        .doesNotContain("cannot run on a CPU");
    String text = Files.readString(folder.resolve("new.keras.proof.json"));
    Map<?, ?> proof = (Map<?, ?>) Json.parse(text, "proof");
    assertThat(proof.get("inputAxes")).hasToString("[[0, 2, 3, 1]]");
    assertThat(proof.get("outputAxes")).hasToString("[[0, 1]]");
    assertThat(Files.readString(folder.resolve("new.keras.check.py")))
        .contains("INPUT_AXES, OUTPUT_AXES = [[0, 2, 3, 1]], [[0, 1]]");
  }

  @Test
  void aModelThatReadsChannelsFirstIsSaidToNeedMoreThanACpu() {
    assertThat(migrateImages()).isZero();
    assertThat(printed()).contains("cannot run on a CPU: --data-format channels_last turns it");
    assertThat(migrateImages("--data-format", "channels_first", "--overwrite")).isEqualTo(2);
    assertThat(printed()).contains("--data-format should be channels_last; found channels_first");
  }

  @Test
  void aTopologyAndItsWeightsAreWrittenSideBySide() throws IOException {
    Path to = folder.resolve("new.json");
    assertThat(migrate(to, "--to", "keras3", "--emit-check")).as(printed()).isZero();
    assertThat(files())
        .containsExactly(
            "new.json",
            "new.json.check.h5",
            "new.json.check.py",
            "new.json.proof.json",
            "new.weights.h5");
    String script = Files.readString(folder.resolve("new.json.check.py"));
    assertThat(script).contains("import keras").contains("new.weights.h5").doesNotContain("@");
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenToldSo() throws IOException {
    Path to = folder.resolve("new.h5");
    Files.writeString(to, "precious");
    assertThat(migrate(to, "--to", "tf-keras2")).isEqualTo(2);
    assertThat(printed()).contains("--overwrite");
    assertThat(to).hasContent("precious");
    assertThat(files()).containsExactly("new.h5");
    assertThat(migrate(to, "--to", "tf-keras2", "--overwrite")).as(printed()).isZero();
    assertThat(Files.size(to)).isGreaterThan(1000);
  }

  /** The system lets the process write no file beyond a few kilobytes, as a full disk would. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFullDiskLeavesTheOldFileWhole() throws IOException, InterruptedException {
    Path to = Files.writeString(folder.resolve("new.h5"), "precious");
    List<String> command =
        List.of(
            "sh",
            "-c",
            "ulimit -f 8; exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            TestClassPath.text(),
            Main.class.getName(),
            "migrate",
            LSTM.resolve("model.json").toString(),
            "--weights",
            LSTM.resolve("weights.h5").toString(),
            "--to",
            "tf-keras2",
            "--overwrite",
            "-o",
            to.toString());
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isEqualTo(2);
    assertThat(said).contains("new.h5 cannot be written: ");
    assertThat(to).hasContent("precious");
    assertThat(files()).containsExactly("new.h5");
  }

  @Test
  void aModelIsNeverWrittenOverItself() throws IOException {
    Path model = folder.resolve("model.h5");
    Files.copy(Path.of("fixtures/tf.keras-2.15.0/shared_layer_h5/model.h5"), model);
    byte[] before = Files.readAllBytes(model);
    assertThat(run("migrate", model, "--to", "tf-keras2", "-o", model, "--overwrite")).isEqualTo(2);
    assertThat(model).hasBinaryContent(before);
    assertThat(files()).containsExactly("model.h5");
  }

  @Test
  void aTargetOfAnotherFormIsRefused() {
    assertThat(migrate(folder.resolve("new.h5"), "--to", "keras3")).isEqualTo(2);
    assertThat(printed())
        .contains("-o should be a file that ends in .keras or .json for keras3; found new.h5");
    assertThat(migrate(folder.resolve("new.keras"), "--to", "keras4")).isEqualTo(2);
    assertThat(printed()).contains("keras3 or tf-keras2; found keras4");
  }

  @Test
  void whatHasNoExactFormIsRefusedAndNothingIsLeft() throws IOException {
    Path masked = Path.of("fixtures/keras-2.2.4-theano/td_mask_4d");
    int code =
        run(
            "migrate",
            masked.resolve("model.json"),
            "--weights",
            masked.resolve("weights.h5"),
            "--to",
            "keras3",
            "-o",
            folder.resolve("new.keras"));
    assertThat(code).isEqualTo(3);
    assertThat(printed()).contains("TimeDistributed").contains("has no exact form");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFolderGoesOnAfterAFailure() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models"));
    Files.copy(LSTM.resolve("model.json"), models.resolve("a.json"));
    Files.copy(LSTM.resolve("weights.h5"), models.resolve("a_weights.h5"));
    Files.writeString(models.resolve("b.h5"), "no model at all");
    Files.copy(
        Path.of("fixtures/tf.keras-2.15.0/shared_layer_h5/model.h5"), models.resolve("c.h5"));
    int code = run("migrate", models, "--to", "keras3", "-o", folder.resolve("out"));
    assertThat(code).isEqualTo(4);
    assertThat(printed()).contains("3 cases: 2 agree, 1 damaged");
    assertThat(folder.resolve("out/a.json.keras")).exists();
    assertThat(folder.resolve("out/c.h5.keras")).exists();
  }

  @Test
  void aRefusalSaysWhatTheLayerDoesAndWhatWouldOnlyBeNear() throws IOException {
    Path old = Path.of("fixtures/keras-0.3.0-theano/mask_lstm");
    assertThat(run("migrate", old, "--to", "keras3", "-o", folder.resolve("new.keras")))
        .isEqualTo(3);
    assertThat(printed())
        .contains("LSTM 'lstm' has no exact form in keras3: keras3 does not honour skips")
        .contains("it leaves a step out where the input is 0 in the whole batch")
        .contains("one that leaves out the masked steps of each row would only be near");
    assertThat(files()).isEmpty();
  }
}
