package io.hornbook.verify;

/**
 * The value that a share of others does not exceed, without sorting them: the bits of floats from 0
 * up are in the order of their values, so counting their first bits finds the value's first bits,
 * and counting the next ones among those that share them the next.
 */
final class Quantile {
  private static final int BITS = 32;
  private static final int DIGIT = 8;

  private Quantile() {}

  /**
   * The element that sorting would put at {@code share * (count - 1)}, rounded down; 0 of none.
   *
   * @param values none below 0 among the first {@code count}
   */
  static float of(double share, float[] values, int count) {
    if (count == 0) {
      return 0;
    }
    int rank = (int) (share * (count - 1));
    long found = 0;
    for (int known = BITS; known > 0; known -= DIGIT) {
      int[] counts = digits(values, count, known, found);
      int digit = 0;
      for (; rank >= counts[digit]; digit++) {
        rank -= counts[digit];
      }
      found = found << DIGIT | digit;
    }
    return Float.intBitsToFloat((int) found);
  }

  /** How often each digit follows the digits already found, which lie from bit {@code known} up. */
  private static int[] digits(float[] values, int count, int known, long found) {
    int[] counts = new int[1 << DIGIT];
    int shift = known - DIGIT;
    for (int i = 0; i < count; i++) {
      long bits = Integer.toUnsignedLong(Float.floatToRawIntBits(values[i]));
      if (bits >>> known == found) {
        counts[(int) (bits >>> shift) & (1 << DIGIT) - 1]++;
      }
    }
    return counts;
  }
}
