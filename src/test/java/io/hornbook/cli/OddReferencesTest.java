package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.References;
import io.hornbook.format.Json;
import io.hornbook.format.NpzWriter;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * References that are more than one tensor of numbers: each is that of a real release first, which
 * agrees, and then one with a single mistake in it, which is found where it is.
 */
class OddReferencesTest {
  private static final int AGREES = 0;
  private static final int DISAGREES = 1;
  private static final int DAMAGED = 4;

  @TempDir private Path folder;
  private Path fixture;
  private Map<String, Tensor> tensors;
  private Map<?, ?> report;

  @BeforeEach
  void makeRoom() throws IOException {
    folder = Files.createDirectory(folder.resolve("case"));
  }

  private void take(String id) throws IOException {
    fixture = Path.of("fixtures", id);
    tensors = new LinkedHashMap<>(References.read(fixture.resolve("reference.h5")).tensors());
    for (String file : List.of("model.json", "weights.h5", "model.weights.h5", "model.keras")) {
      if (Files.exists(fixture.resolve(file))) {
        Files.copy(fixture.resolve(file), folder.resolve(file));
      }
    }
  }

  /** Writes the case with the tensors as they are now, and runs it. */
  private int verify() throws IOException {
    String about = Files.readString(fixture.resolve("case.json"));
    Files.writeString(folder.resolve("case.json"), about.replace("reference.h5", "reference.npz"));
    try (OutputStream npz = Files.newOutputStream(folder.resolve("reference.npz"))) {
      NpzWriter.write(tensors, npz);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Main.run(new String[] {"verify", folder.toString(), "--format", "json"}, print, print);
    Map<?, ?> all = (Map<?, ?>) Json.parse(out.toString(StandardCharsets.UTF_8), "the report");
    report = (Map<?, ?>) ((List<?>) all.get("cases")).get(0);
    return code;
  }

  private String message() {
    return (String) report.get("message");
  }

  /** How many elements of each output are beyond what they may be. */
  private Map<String, Long> bad() {
    Map<String, Long> bad = new LinkedHashMap<>();
    for (Object output : (List<?>) report.get("outputs")) {
      Map<?, ?> entries = (Map<?, ?>) output;
      bad.put((String) entries.get("name"), ((Number) entries.get("badElements")).longValue());
    }
    return bad;
  }

  /** Replaces an element of a tensor, which keeps its type. */
  private void set(String key, int element, double value) {
    Tensor old = tensors.get(key);
    double[] values = new double[old.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == element ? value : old.doubleAt(i);
    }
    tensors.put(key, Tensor.of(old.shape(), values).as(old.dtype()));
  }

  @Test
  void wholeNumbersAreTheSameOrWrong() throws IOException {
    take("keras-3.15.1-tensorflow/discretization_int");
    String key = tensors.keySet().stream().filter(k -> k.startsWith("outputs/")).findFirst().get();
    assertThat(tensors.get(key).dtype()).isIn(DType.INT32, DType.INT64);
    assertThat(verify()).isEqualTo(AGREES);
    set(key, 2, tensors.get(key).doubleAt(2) + 1);
    assertThat(verify()).isEqualTo(DISAGREES);
    assertThat(bad().values()).containsExactly(1L);
  }

  @Test
  void eachOfSeveralOutputsIsJudgedByItself() throws IOException {
    take("keras-0.3.3-theano/graph_two_outputs");
    List<String> keys = tensors.keySet().stream().filter(k -> k.startsWith("outputs/")).toList();
    assertThat(keys).hasSize(3);
    assertThat(verify()).isEqualTo(AGREES);
    set(keys.get(1), 0, 1e3);
    assertThat(verify()).isEqualTo(DISAGREES);
    assertThat(bad().values()).containsExactlyInAnyOrder(0L, 1L, 0L);
    assertThat(bad()).containsEntry(keys.get(1).substring("outputs/".length()), 1L);
    tensors.remove(keys.get(1));
    assertThat(verify()).isEqualTo(DAMAGED);
    assertThat(message()).contains(keys.get(1));
  }

  @Test
  void anOutputWithoutElementsHasItsShapeBesideOneThatHasSome() throws IOException {
    take("keras-3.15.1-tensorflow/outputs_one_empty");
    List<String> empty =
        tensors.keySet().stream()
            .filter(k -> k.startsWith("outputs/") && tensors.get(k).size() == 0)
            .toList();
    assertThat(empty).hasSize(1);
    assertThat(verify()).isEqualTo(AGREES);
    assertThat(bad().values()).containsExactly(0L, 0L);
    tensors.put(empty.get(0), Tensor.zeros(Shape.of(2, 0, 3), DType.FLOAT32));
    assertThat(verify()).isEqualTo(DISAGREES);
    assertThat(message()).contains("(2, 0, 3)");
  }

  @Test
  void whatIsNotFiniteIsWrongWhereItShouldBe() throws IOException {
    take("keras-0.3.3-theano/dense");
    assertThat(verify()).isEqualTo(AGREES);
    set("outputs/0", 0, Double.NaN);
    set("outputs/0", 1, Double.NEGATIVE_INFINITY);
    assertThat(verify()).isEqualTo(DISAGREES);
    assertThat(bad().values()).containsExactly(2L);
  }

  @Test
  void predictionsInARowKeepTheirStatesAndAreJudgedOneByOne() throws IOException {
    take("keras-0.3.3-theano/lstm_stateful");
    assertThat(tensors).containsKeys("inputs/0@1", "outputs/0@1");
    assertThat(verify()).isEqualTo(AGREES);
    set("outputs/0@1", 0, 9);
    assertThat(verify()).isEqualTo(DISAGREES);
    assertThat(bad().values()).containsExactly(0L, 1L);
    assertThat(bad().keySet()).last().asString().endsWith("@1");
    // The first prediction's output for the second: what a model would give that forgot its states
    // and was given the same again.
    tensors.put("outputs/0@1", tensors.get("outputs/0"));
    assertThat(verify()).isEqualTo(DISAGREES);
  }
}
