package io.hornbook.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * How many elements lie how far from their reference, in steps of a factor of two.
 *
 * @param same elements that do not differ at all
 * @param from the first step's exponent: {@code counts[i]} elements differ by 2^(from + i) and
 *     more, but by less than 2^(from + i + 1)
 * @param counts from the first step that has any to the last
 * @param odd elements that cannot be subtracted: not finite on one side, or unlike text
 */
public record Histogram(long same, int from, List<Long> counts, long odd) {
  /** Nothing was compared. */
  static final Histogram NONE = new Histogram(0, 0, List.of(), 0);

  public Histogram {
    counts = List.copyOf(counts);
  }

  /** Counts as elements come. What is smaller or larger than the ends goes to the ends. */
  static final class Builder {
    private static final int LOWEST = -64;
    private static final int HIGHEST = 63;

    private final long[] bins = new long[HIGHEST - LOWEST + 1];
    private long same;
    private long odd;

    void same() {
      same++;
    }

    void odd() {
      odd++;
    }

    /** A finite difference, from 0 up. */
    void add(double difference) {
      if (difference == 0) {
        same++;
        return;
      }
      bins[Math.max(LOWEST, Math.min(HIGHEST, Math.getExponent(difference))) - LOWEST]++;
    }

    Histogram build() {
      int first = 0;
      int end = bins.length;
      while (first < end && bins[first] == 0) {
        first++;
      }
      while (end > first && bins[end - 1] == 0) {
        end--;
      }
      List<Long> counts = new ArrayList<>();
      for (int i = first; i < end; i++) {
        counts.add(bins[i]);
      }
      return new Histogram(same, counts.isEmpty() ? 0 : first + LOWEST, counts, odd);
    }
  }
}
