package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.MigrationRequest;
import io.hornbook.app.Options;
import io.hornbook.migrate.Channels;
import io.hornbook.migrate.Target;
import io.hornbook.verify.Tolerance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is migrated has the bytes that real Keras was asked about. A change that is meant: ask again
 * (tools/oracle/migrate/evidence), then copy target/migrated.sha256 over the record.
 */
class MigratedBytesTest {
  private static final Path FIXTURES = Path.of("fixtures");
  private static final String RECORD = "migrated.sha256";

  @TempDir private Path out;

  /** Lines of a checksum, a target and a case. */
  private static List<String> recorded() throws IOException {
    byte[] record = MigratedBytesTest.class.getResourceAsStream(RECORD).readAllBytes();
    return new String(record, StandardCharsets.UTF_8).lines().toList();
  }

  private String migrated(Target target, String id) throws IOException, NoSuchAlgorithmException {
    MigrationRequest request =
        new MigrationRequest(
            target, Channels.KEPT, out, Optional.empty(), false, false, Tolerance.DEFAULT);
    Outcome outcome =
        new MigrationRunner(Options.NONE, request, FIXTURES)
            .run(FIXTURES.resolve(id))
            .orElseThrow();
    assertThat(outcome.agrees()).as("%s: %s", id, outcome.message()).isTrue();
    Path file = out.resolve(id + (target == Target.KERAS3 ? ".keras" : ".h5"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void migratedFilesHaveTheBytesThatAreRecorded() throws IOException, NoSuchAlgorithmException {
    List<String> now = new ArrayList<>();
    for (String line : recorded()) {
      String[] fields = line.split(" ", 3);
      String sum = migrated(Target.of(fields[1]), fields[2]);
      now.add(sum + " " + fields[1] + " " + fields[2]);
    }
    Files.write(Path.of("target", RECORD), now);
    assertThat(now).isEqualTo(recorded());
  }

  @Test
  void everyReleaseIsRecordedForEveryTarget() throws IOException {
    Set<String> wanted = new TreeSet<>();
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        String release = String.valueOf(folder.getFileName());
        if (release.contains("keras-")) {
          wanted.addAll(List.of("keras3 " + release, "tf-keras2 " + release));
        }
      }
    }
    Set<String> found = new TreeSet<>();
    recorded().forEach(l -> found.add(l.substring(l.indexOf(' ') + 1, l.lastIndexOf('/'))));
    assertThat(found).isEqualTo(wanted);
  }
}
