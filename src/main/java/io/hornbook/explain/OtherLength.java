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
 *     not work, or its outputs have no such timesteps
 */
public record OtherLength(
    String name, int length, int other, boolean works, String out, double difference, String says) {

  /** {@code x (1, other, ...)} through a chain made for its first {@code length} timesteps. */
  static OtherLength of(String name, Chain chain, int length, Tensor x) {
    int other = x.shape().dim(1);
    try {
      Tensor longer = chain.on(x.shape()).run(x);
      Tensor first = chain.run(Rearrange.slice(x, 1, 0, length));
      return of(name, length, other, longer, first);
    } catch (HornbookException e) {
      return new OtherLength(name, length, other, false, "", Double.NaN, e.getMessage());
    }
  }

  private static OtherLength of(String name, int length, int other, Tensor longer, Tensor first) {
    String out = Say.batch(longer.shape());
    String takes =
        "made for %d timesteps, it takes %d with the same weights: %s"
            .formatted(length, other, out);
    boolean timed = longer.shape().rank() >= 3 && first.shape().rank() >= 3;
    if (!timed || !longer.shape().without(1).equals(first.shape().without(1))) {
      return new OtherLength(name, length, other, true, out, Double.NaN, takes);
    }
    int common = Math.min(length, Math.min(first.shape().dim(1), longer.shape().dim(1)));
    double gap =
        Gap.largest(Rearrange.slice(longer, 1, 0, common), Rearrange.slice(first, 1, 0, common));
    String says = takes + "; the first %d outputs differ by %s".formatted(common, Say.gap(gap));
    return new OtherLength(name, length, other, true, out, gap, says);
  }
}
