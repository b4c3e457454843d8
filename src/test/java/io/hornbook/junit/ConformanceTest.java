package io.hornbook.junit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.engine.Engine;
import io.hornbook.engine.FakeEngine;
import io.hornbook.engine.FakeEngine.Manner;
import io.hornbook.engine.HornbookEngine;
import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  private static final Path SAMPLE = Path.of("src/it/conformance-suite/models");

  @TestFactory
  Stream<DynamicNode> theThreeLinesOfTheReadme() {
    return Conformance.of(SAMPLE).against(new HornbookEngine());
  }

  @Test
  void theReadmeShowsWhatTheSampleProjectDoes() throws IOException {
    Path test = Path.of("src/it/conformance-suite/src/test/java/com/example/ModelsTest.java");
    List<String> lines = Files.readAllLines(test);
    int begin = lines.indexOf("  @TestFactory");
    String body =
        lines.subList(begin, begin + 4).stream().map(l -> "  " + l + "\n").collect(joining());
    assertThat(Files.readString(Path.of("README.md"))).contains(body);
  }

  /** What each test comes to, by its path: an empty string where it passes. */
  private static Map<String, String> run(Conformance suite, Engine engine) {
    Map<String, String> results = new LinkedHashMap<>();
    try (Stream<DynamicNode> nodes = suite.against(engine)) {
      nodes.forEach(node -> run(node, "", results));
    }
    return results;
  }

  private static void run(DynamicNode node, String path, Map<String, String> results) {
    String name = path + node.getDisplayName();
    if (node instanceof DynamicContainer container) {
      container.getChildren().forEach(child -> run(child, name + "/", results));
      return;
    }
    try {
      ((DynamicTest) node).getExecutable().execute();
      results.put(name, "");
    } catch (Throwable e) {
      results.put(name, e.getMessage());
    }
  }

  @Test
  void foldersBecomeContainersAndCasesTests() {
    Conformance suite = Conformance.of(Path.of("fixtures/keras-1.0.6-theano/..").normalize());
    try (Stream<DynamicNode> nodes = suite.against(new HornbookEngine())) {
      DynamicNode release =
          nodes.filter(n -> n.getDisplayName().equals("keras-1.0.6-theano")).findFirst().get();
      assertThat(((DynamicContainer) release).getChildren()).hasSizeGreaterThan(5);
    }
  }

  @Test
  void aCaseThatDisagreesFailsWithTheWordsOfVerify() {
    Map<String, String> results = run(Conformance.of(SAMPLE), new FakeEngine(Manner.WRONG));
    assertThat(results).containsEntry("the suite has 2 cases", "");
    assertThat(results.get("keras-0.3.3-dense")).contains("elements differ, max abs");
    assertThat(run(Conformance.of(SAMPLE), new FakeEngine(Manner.REFUSING)))
        .containsEntry("keras-0.3.3-dense", "no such layer");
  }

  @Test
  void aSuiteThatHasLostCasesFails() {
    Map<String, String> results =
        run(Conformance.of(SAMPLE).expecting(3), new FakeEngine(Manner.GOOD));
    assertThat(results.get("the suite has 3 cases")).contains("some are lost", "<3>", "<2>");
    assertThat(results).containsEntry("keras-0.3.3-dense", "");
  }

  @Test
  void aSuiteWithoutCasesFails(@TempDir Path empty) throws IOException {
    Files.writeString(empty.resolve("suite.json"), "{\"cases\": 2}");
    assertThatThrownBy(() -> Conformance.of(empty))
        .isInstanceOf(Usage.class)
        .hasMessageContaining("no case.json is found");
  }

  @Test
  void aCaseThatIsToBeRejectedPassesWhenItIsRefused() {
    Conformance rejects = Conformance.of(Path.of("fixtures/rejects/keras1_0_dense_3d"));
    assertThat(run(rejects, new HornbookEngine()).values()).containsExactly("");
    assertThat(run(rejects, new FakeEngine(Manner.REFUSING)).values()).containsExactly("");
  }
}
