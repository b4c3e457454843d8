package io.hornbook.conformance;

import io.hornbook.error.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One of several parts of a suite. A case's id alone decides its part: a case that is added moves
 * no other, and the parts together are the whole.
 *
 * @param number which part, from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {
  /** All in one part. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Reads {@code i/n}.
   *
   * @throws Usage if it is not of this form, or i is not from 1 to n
   */
  public static Shard parse(String text) {
    Matcher m = FORM.matcher(text);
    if (m.matches()) {
      int number = Integer.parseInt(m.group(1));
      int of = Integer.parseInt(m.group(2));
      if (number >= 1 && number <= of) {
        return new Shard(number, of);
      }
    }
    throw new Usage("--shard should be i/n with i from 1 to n, such as 1/4; found " + text);
  }

  /** The cases of this part, in the suite's order. */
  public List<SuiteCase> of(List<SuiteCase> suite) {
    return suite.stream().filter(c -> part(c.id()) == number).toList();
  }

  private int part(String id) {
    CRC32 crc = new CRC32();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % of) + 1;
  }
}
