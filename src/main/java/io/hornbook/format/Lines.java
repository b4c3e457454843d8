package io.hornbook.format;

import io.hornbook.error.Damaged;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text file in an archive.
 *
 * @param name of the entry, for messages
 * @param lines without their ends
 */
public record Lines(String name, List<String> lines) {
  public Lines {
    lines = List.copyOf(lines);
  }

  /** Decodes UTF-8 text. */
  static Lines of(String name, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Lines(name, List.of(text.split("\n", -1)));
    } catch (CharacterCodingException e) {
      throw new Damaged("no UTF-8 text", e).in("'" + Text.shown(name) + "'");
    }
  }
}
