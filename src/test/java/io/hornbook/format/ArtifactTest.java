package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.error.HornbookException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  private Path archive(boolean stored) throws IOException {
    Path path = folder.resolve("model.keras");
    Map<String, byte[]> parts =
        Map.of(
            "metadata.json", "{\"keras_version\": \"3.15.1\"}".getBytes(StandardCharsets.UTF_8),
            "config.json", "{\"class_name\": \"Sequential\"}".getBytes(StandardCharsets.UTF_8),
            "model.weights.h5", Files.readAllBytes(Samples.sound("compact.h5")));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (var part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        if (stored) {
          var crc = new java.util.zip.CRC32();
          crc.update(part.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(part.getValue().length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return path;
  }

  @Test
  void aTopologyComesWithItsWeights() throws IOException {
    Path json = file("model.json", "{\"class_name\": \"Sequential\"}");
    Artifact artifact = Artifact.open(json, Optional.of(Samples.sound("compact.h5")));
    assertThat(artifact.name()).isEqualTo("model.json");
    assertThat(artifact.json()).contains(Map.of("class_name", "Sequential"));
    assertThat(artifact.hdf5()).isEmpty();
    assertThat(artifact.weights()).isPresent();
  }

  @Test
  void aWholeModelMayComeWithOtherWeights() {
    Path model = Samples.sound("types.h5");
    assertThat(Artifact.open(model, Optional.empty()).weights()).isEmpty();
    Artifact both = Artifact.open(model, Optional.of(Samples.sound("compact.h5")));
    assertThat(both.hdf5().orElseThrow().has("little")).isTrue();
    assertThat(both.weights().orElseThrow().has("compact")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void anArchiveIsReadStoredOrDeflated(boolean stored) throws IOException {
    Artifact artifact = Artifact.open(archive(stored), Optional.empty());
    assertThat(artifact.metadata()).isEqualTo(Map.of("keras_version", "3.15.1"));
    assertThat(artifact.json()).contains(Map.of("class_name", "Sequential"));
    H5Dataset dataset = artifact.hdf5().orElseThrow().dataset("compact").orElseThrow();
    assertThat(dataset.read().toFloats()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(dataset).hasToString("/compact in model.weights.h5 in model.keras");
  }

  @Test
  void theContentDecidesAndNotTheName() throws IOException {
    Path model = folder.resolve("model.keras");
    Files.copy(Samples.sound("types.h5"), model);
    assertThat(Artifact.open(model, Optional.empty()).hdf5()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"a\": 1}", "\"{\\\"a\\\": 1}\"", "\"\\\"{\\\\\\\"a\\\\\\\": 1}\\\"\""})
  void jsonInsideAJsonStringIsUnwrapped(String text) throws IOException {
    assertThat(Artifact.open(file("m.json", text), Optional.empty()).json())
        .contains(Map.of("a", 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4 | version https://git-lfs.github.com/spec/v1\\noid sha256:ab\\nsize 169000000\\n | model.h5 is a Git LFS pointer (its 169 MB content was not fetched): run git lfs pull",
        "4 | <!DOCTYPE html><html></html> | is a web page (HTML)",
        "4 | `` | model.h5 is empty",
        "4 | ../elsewhere/model.h5 | is plain text",
        "4 | {\"a\": | not JSON",
        "4 | 1 | is plain text",
        "4 | \"words\" | not JSON",
        "3 | backend: tensorflow\\nclass_name: Sequential | is a YAML topology",
      })
  void whatIsNoModelIsNamedWithWhatToDo(int exit, String content, String message)
      throws IOException {
    Path path = file("model.h5", content.replace("\\n", "\n"));
    HornbookException problem = Samples.problem(() -> Artifact.open(path, Optional.empty()));
    assertThat(problem).hasMessageContaining(message).hasMessageContaining("model.h5");
    assertThat(problem.exitCode()).isEqualTo(exit);
  }

  @Test
  void aStringOfAGigabyteIsRefusedUnread() throws IOException {
    Path path = file("model.json", "\"" + "x".repeat(5000));
    try (var channel = java.nio.channels.FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'"'}), 1L << 30);
    }
    assertThat(Samples.problem(() -> Artifact.open(path, Optional.empty())))
        .hasMessage("JSON of 1.1 GB is no topology in model.json");
  }

  @Test
  void picklesAreNeverLoaded() throws IOException {
    Path path = folder.resolve("model.pkl");
    Files.write(path, new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0, 0});
    HornbookException problem = Samples.problem(() -> Artifact.open(path, Optional.empty()));
    assertThat(problem).hasMessageContaining("never loaded");
    assertThat(problem.exitCode()).isEqualTo(3);
  }

  @Test
  void missingFilesAndFoldersAreTheCallersMistake() throws IOException {
    Path missing = folder.resolve("missing.h5");
    HornbookException problem = Samples.problem(() -> Artifact.open(missing, Optional.empty()));
    assertThat(problem).hasMessage("no such file: " + missing);
    assertThat(problem.exitCode()).isEqualTo(2);
    assertThat(Samples.problem(() -> Artifact.open(folder, Optional.empty())))
        .hasMessageContaining("is a folder");
    Files.createFile(folder.resolve("saved_model.pb"));
    HornbookException saved = Samples.problem(() -> Artifact.open(folder, Optional.empty()));
    assertThat(saved).hasMessageContaining("SavedModel");
    assertThat(saved.exitCode()).isEqualTo(3);
  }

  @Test
  void weightsThatAreJsonAreTheCallersMistake() throws IOException {
    Path json = file("model.json", "{}");
    assertThat(Samples.problem(() -> Artifact.open(Samples.sound("types.h5"), Optional.of(json))))
        .hasMessageContaining("model.json is JSON, not weights");
  }

  @Test
  void hdf5IsFoundBehindAUserBlockAndOtherContentByItsFirstBytes() throws IOException {
    assertThat(Content.of(Samples.sound("user-block.h5"))).isEqualTo(Content.HDF5);
    assertThat(Content.of(Samples.sound("arrays.npz"))).isEqualTo(Content.ZIP);
    assertThat(Content.of(file("a", "\uFEFF \n[]"))).isEqualTo(Content.JSON);
    assertThat(Content.of(file("b", "\u0093NUMPY"))).isEqualTo(Content.TEXT);
    assertThat(Content.of(file("c", "\u0000\u0001"))).isEqualTo(Content.UNKNOWN);
  }

  @Test
  void theRealFixturesOfEveryGenerationAreRead() throws IOException {
    int read = 0;
    for (String suffix : List.of(".h5", ".keras")) {
      for (Path path : Samples.below(Samples.FIXTURES, suffix)) {
        if (!path.startsWith(Samples.FIXTURES.resolve("rejects"))) {
          Samples.readAll(Artifact.open(path, Optional.empty()));
          read++;
        }
      }
    }
    assertThat(read).isPositive();
  }
}
