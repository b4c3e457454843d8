package io.hornbook.cli;

import io.hornbook.error.Usage;
import java.util.ArrayList;
import java.util.List;

/** A command in one string, as its words; no shell sees it. */
final class Words {
  private static final char NONE = 0;

  private Words() {}

  /**
   * The words, without the quotes, single or double, that held parts of them together.
   *
   * @throws Usage if there are none, or a quote is not closed
   */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = NONE;
    for (char c : (command + " ").toCharArray()) {
      if (quote != NONE && c != quote) {
        word.append(c);
      } else if (quote != NONE) {
        quote = NONE;
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
        begun = true;
      } else if (begun) {
        words.add(word.toString());
        word.setLength(0);
        begun = false;
      }
    }
    if (words.isEmpty() || quote != NONE) {
      throw new Usage("a command should be words, and quotes closed; found " + command);
    }
    return words;
  }
}
