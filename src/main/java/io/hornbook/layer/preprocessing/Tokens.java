package io.hornbook.layer.preprocessing;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a text becomes tokens: stripped, cut, and joined to n-grams (Keras 3.15 {@code
 * layers/preprocessing/text_vectorization.py}; only ASCII letters change case and only ASCII space
 * divides words, as in TensorFlow's {@code strings.lower} and {@code strings.split}).
 *
 * @param widths of the n-grams, in this order; empty for single words
 */
record Tokens(boolean lower, boolean strip, Cut cut, List<Integer> widths) {
  private static final String PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";

  private static final int WIDEST = 1000;

  /** Where a text is cut. */
  enum Cut {
    NOWHERE,
    WHITESPACE,
    CHARACTER
  }

  static Tokens read(Config c) {
    String standardize = name(c, "standardize");
    boolean lower = standardize.startsWith("lower");
    boolean strip = standardize.endsWith("strip_punctuation");
    if (!lower && !strip && !standardize.isEmpty()) {
      throw unknown("standardize", standardize);
    }
    Cut cut =
        switch (name(c, "split")) {
          case "" -> Cut.NOWHERE;
          case "whitespace" -> Cut.WHITESPACE;
          case "character" -> Cut.CHARACTER;
          default -> throw unknown("split", name(c, "split"));
        };
    List<Integer> widths = widths(c);
    if (cut == Cut.NOWHERE && !widths.isEmpty()) {
      throw new Unsupported("n-grams of texts that are not cut into words are not supported");
    }
    return new Tokens(lower, strip, cut, widths);
  }

  private static String name(Config c, String key) {
    Object value = c.find(key).orElse("");
    if (value instanceof String name) {
      return name;
    }
    throw unknown(key, String.valueOf(value));
  }

  private static Unsupported unknown(String key, String found) {
    return new Unsupported("'" + key + "' is Python code, which is never run: " + found);
  }

  /** A number n asks for all widths up to n, a list for those in it. */
  private static List<Integer> widths(Config c) {
    Optional<Object> ngrams = c.find("ngrams");
    if (ngrams.isEmpty()) {
      return List.of();
    }
    List<Integer> listed = c.ints("ngrams");
    if (listed.stream().anyMatch(n -> n < 1 || n > WIDEST)) {
      throw new Unsupported("n-grams of 1 to " + WIDEST + " words are supported; found " + listed);
    }
    boolean single = !(ngrams.get() instanceof List);
    return single ? IntStream.rangeClosed(1, listed.get(0)).boxed().toList() : listed;
  }

  /** The tokens of a text. */
  List<String> of(String text) {
    List<String> words = cut(stripped(text));
    if (widths.isEmpty()) {
      return words;
    }
    List<String> grams = new ArrayList<>();
    for (int width : widths) {
      for (int i = 0; i + width <= words.size(); i++) {
        grams.add(String.join(" ", words.subList(i, i + width)));
      }
    }
    return grams;
  }

  private String stripped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!strip || PUNCTUATION.indexOf(c) < 0) {
        out.append(lower && c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
      }
    }
    return out.toString();
  }

  private List<String> cut(String text) {
    return switch (cut) {
      case NOWHERE -> List.of(text);
      case CHARACTER -> text.codePoints().mapToObj(Character::toString).toList();
      case WHITESPACE ->
          java.util.Arrays.stream(text.split("[ \\t\\n\\x0b\\f\\r]+"))
              .filter(w -> !w.isEmpty())
              .toList();
    };
  }
}
