package io.hornbook.layer.preprocessing;

import io.hornbook.error.Inconsistent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens by index and indices by token; special tokens that stand in front are taken off. */
final class Vocabulary {
  private final List<String> tokens;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param listed the tokens as a file or config lists them
   * @param special what stands before the first token: the mask, then those for unknown tokens;
   *     null where the list is too short for them
   */
  Vocabulary(List<String> listed, List<String> special) {
    boolean found = special != null && listed.subList(0, special.size()).equals(special);
    this.tokens =
        Collections.unmodifiableList(
            found ? listed.subList(special.size(), listed.size()) : listed);
    for (int i = 0; i < tokens.size(); i++) {
      if (places.put(tokens.get(i), i) != null) {
        throw new Inconsistent("the vocabulary holds '" + tokens.get(i) + "' twice");
      }
    }
  }

  int size() {
    return tokens.size();
  }

  /** The place of a token, or -1. */
  int place(String token) {
    return places.getOrDefault(token, -1);
  }

  /** The token at a place, or {@code unknown} where there is none. */
  String token(long place, String unknown) {
    return place >= 0 && place < tokens.size() ? tokens.get((int) place) : unknown;
  }
}
