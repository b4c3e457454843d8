package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.MigrationRequest;
import io.hornbook.app.Options;
import io.hornbook.migrate.Channels;
import io.hornbook.migrate.Target;
import io.hornbook.verify.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models that read images channels first, carried over with their channels last; what real Keras
 * made of them is in migration-channels-last.tsv.
 */
class ChannelsLastTest {
  private static final Path FIXTURES = Path.of("fixtures");

  /** Of so many cases one is migrated here, and every one that is about the order of axes. */
  private static final int SAMPLE = 8;

  @TempDir private Path out;

  @ParameterizedTest
  @EnumSource
  void fixturesThatWereTurnedStillAre(Target target) throws IOException {
    MigrationRequest request =
        new MigrationRequest(
            target, Channels.LAST, out, Optional.empty(), false, false, Tolerance.DEFAULT);
    MigrationRunner runner = new MigrationRunner(Options.NONE, request, FIXTURES);
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    List<String> lines = Files.readAllLines(FIXTURES.resolve("migration-channels-last.tsv"));
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split("\t", -1);
      boolean refused = fields[target == Target.KERAS3 ? 1 : 2].startsWith("refused");
      if (!refused && (i % SAMPLE == 0 || fields[0].contains("/channels_"))) {
        ran++;
        Outcome outcome = runner.run(FIXTURES.resolve(fields[0])).orElseThrow();
        if (!outcome.agrees()) {
          wrong.add(fields[0] + ": " + outcome.message());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isGreaterThan(lines.size() / SAMPLE / 2);
  }
}
