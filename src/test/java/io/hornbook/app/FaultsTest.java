package io.hornbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.conformance.Runner;
import io.hornbook.verify.Mode;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single faults, put into models of the real releases: each must be found. */
class FaultsTest {
  private static final List<Tolerance> TOLERANCES =
      List.of(Tolerance.CALIBRATED, Tolerance.of(1e-5, 1e-5), Tolerance.of(1e-3, 1e-3));

  /** A fault, and which of {@link #TOLERANCES} find it. */
  private record Found(Fault fault, List<Boolean> by) {}

  private static final List<Found> ALL = new ArrayList<>();

  @BeforeAll
  static void putInAll() throws IOException {
    Runner runner = new Runner(Options.NONE, Optional.empty(), Optional.empty());
    for (Fault fault : Fault.all()) {
      Path folder = Path.of("fixtures", fault.fixture());
      Model model = runner.open(folder);
      Reference reference = References.read(folder.resolve("reference.h5"));
      Model faulty = model.with(fault.in(model.graph()));
      assertThat(faulty.graph())
          .as(fault.name() + " changes the model")
          .isNotEqualTo(model.graph());
      List<Boolean> by =
          TOLERANCES.stream().map(t -> !faulty.compared(reference, t, Mode.BOTH).agrees()).toList();
      ALL.add(new Found(fault, by));
    }
  }

  @Test
  void theCalibratedToleranceFindsAll() {
    assertThat(ALL).hasSizeGreaterThan(100);
    assertThat(ALL.stream().filter(f -> !f.by().get(0)).map(f -> f.fault().name())).isEmpty();
  }

  @Test
  void theReadmeSaysWhatEachToleranceFinds() throws IOException {
    String table = table();
    boolean there = Files.readString(Path.of("README.md")).contains(table);
    assertThat(there).as("README.md should hold\n%s", table).isTrue();
  }

  /** Faults found, by kind of layer. */
  private static String table() {
    Map<String, List<Found>> groups = new LinkedHashMap<>();
    ALL.forEach(f -> groups.computeIfAbsent(f.fault().group(), g -> new ArrayList<>()).add(f));
    groups.put("all", ALL);
    StringBuilder out = new StringBuilder("| faults in | seeded | calibrated | 1e-5 | 1e-3 |\n");
    out.append("|---|---|---|---|---|\n");
    groups.forEach(
        (group, faults) -> {
          out.append("| ").append(group).append(" | ").append(faults.size());
          for (int i = 0; i < TOLERANCES.size(); i++) {
            int which = i;
            out.append(" | ").append(faults.stream().filter(f -> f.by().get(which)).count());
          }
          out.append(" |\n");
        });
    return out.toString();
  }
}
