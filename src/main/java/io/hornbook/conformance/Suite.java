package io.hornbook.conformance;

import io.hornbook.error.Damaged;
import io.hornbook.error.Usage;
import io.hornbook.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A folder of cases.
 *
 * @param folder the folder
 * @param cases all that lie in or below it
 * @param declared how many there should be, as its {@code suite.json} says
 */
public record Suite(Path folder, List<SuiteCase> cases, OptionalInt declared) {
  /** The file that may say how many cases there should be: {@code {"cases": 12}}. */
  public static final String FILE = "suite.json";

  public Suite {
    cases = List.copyOf(cases);
  }

  /**
   * The suite in {@code folder}.
   *
   * @throws Usage if it has no cases
   * @throws Damaged if its suite.json is not what the format says
   */
  public static Suite open(Path folder) {
    return new Suite(folder, Cases.of(List.of(folder)), declared(folder.resolve(FILE)));
  }

  private static OptionalInt declared(Path file) {
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    try {
      if (Json.parse(Files.readString(file), FILE) instanceof Map<?, ?> entries
          && entries.keySet().equals(Set.of("cases"))
          && entries.get("cases") instanceof Long n
          && n > 0
          && n <= Integer.MAX_VALUE) {
        return OptionalInt.of(n.intValue());
      }
      throw new Damaged(FILE + " should hold {\"cases\": n} and no more in " + file.getParent());
    } catch (IOException e) {
      throw new Usage(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
