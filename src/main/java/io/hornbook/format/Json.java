package io.hornbook.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.hornbook.error.Damaged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * JSON as plain Java values: {@code LinkedHashMap<String, Object>}, {@code ArrayList<Object>},
 * String, Long, Double, Boolean, null. An integer beyond a long becomes a Double. Python's {@code
 * NaN}, {@code Infinity} and {@code -Infinity} are read; duplicate keys are refused.
 */
public final class Json {
  static final int DEEPEST = 200;
  static final int LONGEST_STRING = 32 << 20;
  static final int LONGEST_NUMBER = 400;
  static final int LONGEST_NAME = 10_000;
  static final long MOST_TOKENS = 5_000_000;

  /** No topology comes near; a text is refused by its length before it is read. */
  static final int LARGEST = 256 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_STRING)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /** What Jackson says of itself and its own settings, where it should say what is wrong. */
  private static final Pattern SOURCE =
      Pattern.compile(", from `[^`]*`| \\(start marker at \\[Source: [^\\]]*\\]\\)");

  private Json() {}

  /**
   * Parses one JSON value, which must be all there is.
   *
   * @param name what messages call the text
   * @throws Damaged if it is not JSON or exceeds a limit, with line and column
   */
  public static Object parse(String text, String name) {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(body)) {
      return parse(parser, name);
    } catch (IOException e) {
      throw new AssertionError("a String cannot fail to be read", e);
    }
  }

  private static Object parse(JsonParser parser, String name) {
    try {
      return new JsonReader(parser, name).whole();
    } catch (IOException e) {
      throw problem(e, parser.currentLocation(), name);
    }
  }

  /** Parses JSON in UTF-8, as {@link #parse(String, String)} does. */
  public static Object parse(byte[] utf8, String name) {
    return parse(new String(utf8, StandardCharsets.UTF_8), name);
  }

  /**
   * The value as JSON, two spaces a level, keys in the order of their map. Control characters are
   * escaped. A number that is not finite has no place in JSON and is written as the string {@code
   * "NaN"}, {@code "Infinity"} or {@code "-Infinity"}.
   *
   * @throws IllegalArgumentException for a value that {@link #parse} would never give
   */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    new JsonWriter(out, true).write(value, 0);
    return out.append('\n').toString();
  }

  /** The value as JSON on one line, otherwise as {@link #write} has it. */
  public static String line(Object value) {
    StringBuilder out = new StringBuilder();
    new JsonWriter(out, false).write(value, 0);
    return out.toString();
  }

  private static Damaged problem(IOException e, JsonLocation at, String name) {
    String what =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : "" + e.getMessage();
    String line = SOURCE.matcher(what.lines().findFirst().orElse("")).replaceAll("");
    String prefix =
        e instanceof StreamConstraintsException ? "JSON beyond a limit: " : "not JSON: ";
    String where = " at line " + at.getLineNr() + " column " + at.getColumnNr();
    return new Damaged(prefix + Text.shown(line) + where, e).in(name);
  }
}
