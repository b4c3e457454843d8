package io.hornbook.scoreboard;

import io.hornbook.conformance.Standing;
import io.hornbook.error.Damaged;
import io.hornbook.error.Usage;
import io.hornbook.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results in a file, one line of JSON each, written as they come. */
public final class ResultFile {
  private final Path file;

  public ResultFile(Path file) {
    this.file = file;
  }

  /**
   * The results so far; none where there is no file yet.
   *
   * @throws Damaged if a line is no result
   */
  public List<Result> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Result> results = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        results.add(result(Json.parse(line, "a result")));
      }
    } catch (IOException e) {
      throw new Usage(file + " cannot be read: " + e.getMessage(), e);
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      throw new Damaged("line %d is no result in %s".formatted(results.size() + 1, file), e);
    }
    return results;
  }

  private static Result result(Object json) {
    Map<?, ?> entries = (Map<?, ?>) json;
    return new Result(
        (String) entries.get("engine"),
        (String) entries.get("case"),
        (String) entries.get("keras"),
        ((List<?>) entries.get("layers")).stream().map(String.class::cast).toList(),
        Standing.valueOf(((String) entries.get("standing")).toUpperCase(Locale.ROOT)),
        (Boolean) entries.get("claimed"),
        ((Number) entries.get("seconds")).doubleValue(),
        (String) entries.get("message"));
  }

  /** A result as JSON. */
  public static Map<String, Object> entries(Result r) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("engine", r.engine());
    entries.put("case", r.id());
    entries.put("keras", r.keras());
    entries.put("layers", r.layers());
    entries.put("standing", r.standing().toString());
    entries.put("claimed", r.claimed());
    entries.put("seconds", Math.round(r.seconds() * 1000) / 1000.0);
    entries.put("message", r.message());
    return entries;
  }

  /** Adds a result. */
  public void add(Result r) {
    try {
      Files.writeString(
          file, Json.line(entries(r)) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new Usage(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
