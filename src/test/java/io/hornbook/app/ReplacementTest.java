package io.hornbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.engine.TestClassPath;
import io.hornbook.error.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {
  @TempDir private Path folder;
  private Path old;

  @BeforeEach
  void anOldFile() throws IOException {
    old = Files.writeString(folder.resolve("model.h5"), "precious");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  private static Replacement.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void filesTakeTheirPlacesTogetherAndNotBefore() throws IOException {
    try (Replacement files = new Replacement(true, List.of())) {
      files.add(old, text("new"));
      files.add(folder.resolve("model.json"), text("beside it"));
      assertThat(old).hasContent("precious");
      assertThat(folder.resolve("model.json")).doesNotExist();
      files.commit();
    }
    assertThat(old).hasContent("new");
    assertThat(names()).containsExactly("model.h5", "model.json");
  }

  @Test
  void whatIsNotCommittedLeavesNothingBehind() throws IOException {
    try (Replacement files = new Replacement(true, List.of())) {
      files.add(old, text("new"));
    }
    assertThat(old).hasContent("precious");
    assertThat(names()).containsExactly("model.h5");
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenToldSo() {
    try (Replacement files = new Replacement(false, List.of())) {
      assertThatThrownBy(() -> files.add(old, text("new")))
          .isInstanceOf(Usage.class)
          .hasMessageContaining("--overwrite");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(old).hasContent("precious");
  }

  @Test
  void aDiskThatFillsUpLeavesTheOldFileWhole() throws IOException {
    Replacement.Content failing =
        out -> {
          out.write(new byte[200_000]);
          throw new IOException("No space left on device");
        };
    try (Replacement files = new Replacement(true, List.of())) {
      files.add(folder.resolve("first.json"), text("whole"));
      assertThatThrownBy(() -> files.add(old, failing)).hasMessageContaining("No space left");
    }
    assertThat(old).hasContent("precious");
    assertThat(names()).containsExactly("model.h5");
  }

  /** A process that is killed while it writes, or between writing and putting in place. */
  @ParameterizedTest
  @ValueSource(strings = {"writing", "written"})
  void aProcessThatIsKilledLeavesTheOldFileWholeAndNoHalfOne(String when)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                TestClassPath.text(),
                KilledReplacement.class.getName(),
                when,
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo(when);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(old).hasContent("precious");
    assertThat(folder.resolve("fresh.h5")).doesNotExist();
    assertThat(names()).filteredOn(n -> !n.startsWith(".hornbook-")).containsExactly("model.h5");
    assertThat(names()).as("it was killed while files were held").hasSizeGreaterThan(1);
  }

  @Test
  void aNewFileMayBeReadByThoseWhoMayReadAnyFileOfItsMaker() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    Path made = folder.resolve("made");
    try (Replacement files = new Replacement(false, List.of())) {
      files.add(made, text("new"));
      files.commit();
    }
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(made))
          .contains(PosixFilePermission.OWNER_READ)
          .isEqualTo(Files.getPosixFilePermissions(plain));
    }
  }
}
