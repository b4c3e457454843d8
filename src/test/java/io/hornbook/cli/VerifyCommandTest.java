package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  private static final String SEED = "fixtures/keras-0.3.3-theano/seed_tdd";
  private static final String OTHER = "fixtures/keras-0.3.3-theano/seed_td_dense";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int verify(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "verify";
    System.arraycopy(args, 0, all, 1, args.length);
    PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(all, o, e);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Path copy(Path folder) throws IOException {
    for (String file : new String[] {"case.json", "model.json", "weights.h5", "reference.h5"}) {
      Files.copy(Path.of(SEED, file), folder.resolve(file));
    }
    return folder;
  }

  @Test
  void whatBelongsToOneModelIsRefusedForASuite() {
    assertThat(verify(SEED, "--weights", SEED + "/weights.h5")).isEqualTo(2);
    assertThat(verify(SEED, "--reference", SEED + "/reference.h5")).isEqualTo(2);
    String model = SEED + "/model.json";
    assertThat(verify(model, model, "--weights", SEED + "/weights.h5")).isEqualTo(2);
    assertThat(complained()).contains("--weights and --reference belong to one model file");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aReportNeverOverwritesAnInput(@TempDir Path folder) throws IOException {
    String before = Files.readString(copy(folder).resolve("model.json"));
    String model = folder.resolve("model.json").toString();
    assertThat(verify(folder.toString(), "--report", model)).isEqualTo(2);
    assertThat(verify(model, "--report", model)).isEqualTo(2);
    assertThat(complained()).contains("should not overwrite an input");
    assertThat(Files.readString(folder.resolve("model.json"))).isEqualTo(before);
  }

  @Test
  void anOlderReportIsReplaced(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.xml");
    Files.writeString(report, "old");
    assertThat(verify(SEED, "--report", report.toString())).isZero();
    assertThat(Files.readString(report)).startsWith("<?xml").contains("tests=\"1\"");
  }

  @Test
  void casesOfSeveralTargetsAreToldApart() {
    assertThat(verify(SEED, OTHER, "--format", "json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"id\": \"" + SEED + "\"", "\"id\": \"" + OTHER + "\"");
  }

  @Test
  void aFailureInASuiteIsToldBesideTheOthers(@TempDir Path folder) throws IOException {
    copy(Files.createDirectory(folder.resolve("sound")));
    Path broken = Files.createDirectories(folder.resolve("deep/down/broken"));
    Files.writeString(broken.resolve("case.json"), "{");
    assertThat(verify(folder.toString())).isEqualTo(4);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("deep/down/broken", "sound", "2 cases: 1 agree, 1 damaged");
  }

  @Test
  void tolerancesThatMakeNoSenseAreRefusedBeforeAnyCaseRuns() {
    assertThat(verify(SEED, "--rtol", "-1")).isEqualTo(2);
    assertThat(verify(SEED, "--atol", "NaN")).isEqualTo(2);
    assertThat(complained()).contains("should be finite numbers from 0 up");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void howToGetAReferenceIsSaidOnStandardError() {
    String model = SEED + "/model.json";
    assertThat(verify(model, "--weights", SEED + "/weights.h5")).isEqualTo(2);
    assertThat(complained()).contains("no reference tensors are given", "np.savez");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aReleaseThatCannotHaveWrittenTheTopologyIsAnErrorOfTheCaller() {
    String old = "fixtures/keras-1.2.2-theano/seed_tdd";
    for (String folder : new String[] {SEED, old}) {
      String weights = folder + "/weights.h5";
      String reference = folder + "/reference.h5";
      String model = folder + "/model.json";
      assertThat(
              verify(
                  model,
                  "--weights",
                  weights,
                  "--reference",
                  reference,
                  "--keras-version",
                  "2.2.4"))
          .isEqualTo(2);
    }
    assertThat(complained())
        .contains("the release is given as 2.2.4", "a flat topology", "config keys such as")
        .contains("give the release that did, or none");
  }

  @Test
  void aReleaseMayBeGivenForOldLayersThatItKept() {
    String kept = "fixtures/keras-2.3.1-tensorflow/highway";
    String reference = kept + "/reference.h5";
    assertThat(
            verify(
                kept + "/model.json",
                "--weights",
                kept + "/weights.h5",
                "--reference",
                reference,
                "--keras-version",
                "2.3.1"))
        .isZero();
  }

  @Test
  void optionsOfSuitesThatMakeNoSenseAreRefusedBeforeAnyCaseRuns() {
    assertThat(verify(SEED, "--jobs", "0")).isEqualTo(2);
    assertThat(verify(SEED, "--shard", "3/2")).isEqualTo(2);
    assertThat(verify(SEED, "--timeout", "0")).isEqualTo(2);
    String model = SEED + "/model.json";
    String weights = SEED + "/weights.h5";
    assertThat(verify(model, "--weights", weights, "--jobs", "2")).isEqualTo(2);
    assertThat(complained())
        .contains("--jobs should be 1 or more; found 0")
        .contains("--shard should be i/n with i from 1 to n, such as 1/4; found 3/2")
        .contains("--timeout should be from 1 to 1000000 seconds; found 0")
        .contains("--jobs, --shard, --fail-fast and --timeout are for cases");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void failFastSaysHowManyCasesWereNotRun() {
    String exact = "0";
    assertThat(verify(SEED, OTHER, "--fail-fast", "--rtol", exact, "--atol", exact)).isEqualTo(1);
    assertThat(complained()).contains("stopped at the first case that does not agree; not run: 1");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 case: 1 disagree");
  }

  @Test
  void theBarTellsHowMuchIsLeft() {
    assertThat(Progress.line(10, 40, Duration.ofSeconds(8)))
        .isEqualTo("[#######.......................] 10 of 40 cases, about 24 s left");
    assertThat(Progress.line(40, 40, Duration.ofSeconds(8))).contains("less than 1 s left");
    assertThat(Progress.line(1, 3_000, Duration.ofSeconds(1))).contains("about 50 min left");
  }
}
