package io.hornbook.explain;

import io.hornbook.error.HornbookException;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Tensor;

/**
 * The same weights on sequences of another length.
 *
 * @param name what was run
 * @param length timesteps it was made for
 * @param other timesteps it is given
 * @param works whether it takes them
 * @param out the shape of what it gives, or empty
 * @param difference between its outputs for the timesteps that both inputs have; NaN where it does
 *     not work
 */
public record OtherLength(
    String name, int length, int other, boolean works, String out, double difference, String says) {

  /** {@code x (1, other, ...)} through a chain made for its first {@code length} timesteps. */
  static OtherLength of(String name, Chain chain, int length, Tensor x) {
    int other = x.shape().dim(1);
    try {
      Chain longer = chain.on(x.shape());
      Tensor y = longer.run(x);
      Tensor first = chain.run(Rearrange.slice(x, 1, 0, length));
      int common = Math.min(length, Math.min(first.shape().dim(1), y.shape().dim(1)));
      double gap =
          Gap.largest(Rearrange.slice(y, 1, 0, common), Rearrange.slice(first, 1, 0, common));
      String out = Say.batch(y.shape());
      String says =
          "made for %d timesteps, it takes %d with the same weights: %s; the first %d outputs differ by %s"
              .formatted(length, other, out, common, Say.gap(gap));
      return new OtherLength(name, length, other, true, out, gap, says);
    } catch (HornbookException e) {
      return new OtherLength(name, length, other, false, "", Double.NaN, e.getMessage());
    }
  }
}
