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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fixtures carried over to today's Keras; what real Keras made of them is in migration.tsv. */
class MigrationTest {
  private static final Path FIXTURES = Path.of("fixtures");

  /** Of so many cases one is migrated here; tools/oracle/migrate migrates all of them. */
  private static final int SAMPLE = 25;

  @TempDir private Path out;

  /** Per case what became of it for each target: {@code migrated} or {@code refused}. */
  private static Map<String, Map<Target, String>> recorded() throws IOException {
    Map<String, Map<Target, String>> recorded = new HashMap<>();
    for (String line : Files.readAllLines(FIXTURES.resolve("migration.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (!line.startsWith("#")) {
        recorded.put(
            fields[0],
            Map.of(
                Target.KERAS3, fields[1].startsWith("refused") ? "refused" : "migrated",
                Target.TF_KERAS2, fields[2].startsWith("refused") ? "refused" : "migrated"));
      }
    }
    return recorded;
  }

  private static boolean isSampled(String id) {
    CRC32 crc = new CRC32();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % SAMPLE == 0;
  }

  private MigrationRunner runner(Target target, Path folder) {
    MigrationRequest request =
        new MigrationRequest(
            target, Channels.KEPT, folder, Optional.empty(), false, false, Tolerance.DEFAULT);
    return new MigrationRunner(Options.NONE, request, FIXTURES);
  }

  @ParameterizedTest
  @EnumSource
  void fixturesAreMigratedOrRefusedAsRecorded(Target target) throws IOException {
    Map<String, Map<Target, String>> recorded = recorded();
    MigrationRunner runner = runner(target, out);
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    for (Path found : runner.find()) {
      String id = FIXTURES.relativize(found).toString().replace('\\', '/');
      if (isSampled(id) && recorded.containsKey(id)) {
        ran++;
        Outcome outcome = runner.run(found).orElseThrow();
        String became = outcome.agrees() ? "migrated" : "refused";
        if (!became.equals(recorded.get(id).get(target))) {
          wrong.add(id + ": " + outcome.message());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isGreaterThan(recorded.size() / SAMPLE / 2);
  }

  /** One fixture for each rewrite that the sample may miss. */
  @ParameterizedTest
  @EnumSource
  void whatTodaysKerasHasNoLayerForIsRewritten(Target target) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String id :
        List.of(
            "keras-1.0.8-theano/deconvolution_2d_same_channels_first",
            "keras-1.2.2-tensorflow/deconvolution_2d_valid_channels_last",
            "keras-1.2.2-theano/batch_norm_mode_1",
            "keras-1.2.2-theano/example_sequence_tagger",
            "keras-1.2.2-theano/masks_advanced",
            "keras-0.3.3-theano/srelu",
            "keras-2.0.0-theano/mask_through_merge_steps",
            "keras-2.1.4-theano/stack_of_one_cell",
            "keras-2.2.4-tensorflow/merge_dot",
            "keras-2.2.4-theano/example_conv_lstm",
            "keras-2.2.4-theano/mask_bidirectional_modes",
            "keras-2.2.4-theano/mask_initial_state",
            "keras-2.3.1-tensorflow/batch_norm_4d_axis_1",
            "keras-2.3.1-theano/conv2d_variable_size",
            "keras-2.3.1-theano/conv_lstm_cell",
            "keras-3.15.1-numpy/up_sampling2d_bicubic",
            "keras-3.15.1-tensorflow/block_convnext",
            "keras-3.15.1-tensorflow/block_inception_resnet",
            "tf.keras-2.12.0/simple_rnn_time_major",
            "tf.keras-2.15.0/mask_through_identity",
            "tf.keras-2.15.0/ops_slices",
            "tf.keras-2.15.0/random_height")) {
      Outcome outcome = runner(target, out).run(FIXTURES.resolve(id)).orElseThrow();
      if (!outcome.agrees()) {
        wrong.add(id + ": " + outcome.message());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theSameModelGivesTheSameBytes(Target target) throws IOException {
    List<String> ids = List.of("keras-1.2.2-theano/lstm", "tf.keras-2.15.0/shared_layer_h5");
    for (String id : ids) {
      Path folder = FIXTURES.resolve(id);
      if (Files.isDirectory(folder)) {
        assertThat(runner(target, out.resolve("first")).run(folder).orElseThrow().agrees())
            .isTrue();
        assertThat(runner(target, out.resolve("again")).run(folder).orElseThrow().agrees())
            .isTrue();
      }
    }
    try (Stream<Path> files = Files.walk(out.resolve("first"))) {
      List<Path> written = files.filter(Files::isRegularFile).toList();
      assertThat(written).isNotEmpty();
      for (Path file : written) {
        Path again = out.resolve("again").resolve(out.resolve("first").relativize(file));
        assertThat(again).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void everyGenerationStandsInTheRecord() throws IOException {
    List<String> generations =
        recorded().keySet().stream().map(id -> id.substring(0, id.indexOf('/'))).toList();
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      List<String> names =
          folders
              .filter(Files::isDirectory)
              .map(f -> String.valueOf(f.getFileName()))
              .filter(n -> n.startsWith("keras-") || n.startsWith("tf.keras-"))
              .toList();
      assertThat(generations).containsAll(names);
    }
  }
}
