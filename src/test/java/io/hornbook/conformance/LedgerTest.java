package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.format.Artifact;
import io.hornbook.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every layer class of every generation has a fixture that this generation wrote, or a row in
 * {@code fixtures/gaps.txt} that says why not. The classes of a release lie in {@code ledger/}, and
 * there {@code aliases.txt} has a line for each class that goes by several names.
 */
class LedgerTest {
  private static final Path FIXTURES = Path.of("fixtures");
  private static final Path GAPS = FIXTURES.resolve("gaps.txt");
  private static final Path LEDGER = Path.of("src/test/resources/ledger");

  /** A list of classes and the folders of fixtures that its release wrote. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "k033", "keras-0.3.3-",
          "k108", "keras-1.0.8-",
          "k122", "keras-1.2.2-",
          "k200", "keras-2.0.0-",
          "k224", "keras-2.2.4-",
          "k231", "keras-2.3.1-",
          "tfkeras215", "tf.keras-2.15.0",
          "k3151", "keras-3.15.1-");

  private static final Map<String, String> FIRST_NAMES = new LinkedHashMap<>();

  /** Rows "generation class" that a fixture fills, and those that gaps.txt excuses. */
  private static final Set<String> FILLED = new TreeSet<>();

  private static final Map<String, String> EXCUSED = new TreeMap<>();
  private static final Set<String> WANTED = new TreeSet<>();

  @BeforeAll
  static void read() throws IOException {
    for (String line : Files.readAllLines(LEDGER.resolve("aliases.txt"))) {
      String[] names = line.split(" ");
      Arrays.stream(names).forEach(name -> FIRST_NAMES.put(name, names[0]));
    }
    for (Map.Entry<String, String> generation : FOLDERS.entrySet()) {
      Set<String> used = classes(generation.getKey(), generation.getValue());
      for (String name : Files.readAllLines(LEDGER.resolve(generation.getKey() + ".txt"))) {
        String row = generation.getKey() + " " + name;
        WANTED.add(row);
        if (used.contains(first(name))) {
          FILLED.add(row);
        }
      }
    }
    for (String line : Files.readAllLines(GAPS)) {
      String[] parts = line.split(" ", 3);
      EXCUSED.put(parts[0] + " " + parts[1], parts.length < 3 ? "" : parts[2].strip());
    }
  }

  @Test
  void everyClassOfEveryGenerationHasAFixtureOrAReason() {
    List<String> missing =
        WANTED.stream().filter(r -> !FILLED.contains(r) && !EXCUSED.containsKey(r)).toList();
    assertThat(missing).as("neither fixture nor row in gaps.txt").isEmpty();
  }

  @Test
  void aRowWhoseFixtureExistsHasToGo() {
    assertThat(EXCUSED.keySet().stream().filter(FILLED::contains).toList())
        .as("rows of gaps.txt that fixtures fill")
        .isEmpty();
  }

  @Test
  void aRowNamesAClassOfItsGenerationAndSaysWhy() {
    assertThat(WANTED).containsAll(EXCUSED.keySet());
    assertThat(EXCUSED)
        .allSatisfy((row, reason) -> assertThat(reason).as(row).hasSizeGreaterThan(15));
  }

  @Test
  void mostClassesHaveFixtures() {
    assertThat(FILLED).hasSizeGreaterThan(WANTED.size() / 2);
  }

  private static Set<String> classes(String generation, String prefix) throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      for (Path folder :
          folders.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        for (Path path : Cases.find(folder)) {
          Map<?, ?> about =
              (Map<?, ?>) Json.parse(Files.readAllBytes(path.resolve(Case.FILE)), "case");
          if ("agree".equals(about.get("expect"))) {
            collect(topology(path.resolve((String) about.get("model"))), generation, found);
          }
        }
      }
    }
    return found;
  }

  private static Object topology(Path model) {
    Artifact artifact = Artifact.open(model, Optional.empty());
    return artifact
        .json()
        .orElseGet(() -> config(artifact.hdf5().orElseThrow().attribute("model_config")));
  }

  private static Object config(Optional<Object> attribute) {
    return Json.parse(attribute.map(String.class::cast).orElseThrow(), "model_config");
  }

  /** Keras 0.3 writes a layer's class as its name. */
  private static void collect(Object json, String generation, Set<String> found) {
    if (json instanceof Map<?, ?> map) {
      Object name = map.get(generation.equals("k033") ? "name" : "class_name");
      if (name instanceof String text) {
        found.add(first(text));
      }
      map.values().forEach(value -> collect(value, generation, found));
    } else if (json instanceof List<?> list) {
      list.forEach(value -> collect(value, generation, found));
    }
  }

  private static String first(String name) {
    return FIRST_NAMES.getOrDefault(name, name);
  }
}
