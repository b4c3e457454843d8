package io.hornbook.explain;

import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.Locale;

/**
 * How long Dense takes with and without its wrapper: the best of some rounds of each, in turns.
 *
 * @param plain nanoseconds of Dense on the 3-D tensor
 * @param wrapped nanoseconds of TimeDistributed(Dense)
 */
record Timing(long plain, long wrapped, String shape, int rounds) {
  private static final int ROUNDS = 41;

  static Timing measured() {
    Drawn drawn = new Drawn(3);
    Tensor x = drawn.normal(1, 16, 100, 64);
    Node layer = Parts.dense(drawn.normal(0.1, 64, 64), drawn.normal(0.1, 64));
    Chain dense = Chain.of(x.shape(), layer);
    Chain distributed = Chain.of(x.shape(), Parts.distributed(layer));
    long plain = Long.MAX_VALUE;
    long wrapped = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      plain = Math.min(plain, nanos(dense, x));
      wrapped = Math.min(wrapped, nanos(distributed, x));
    }
    return new Timing(plain, wrapped, Say.shape(x.shape()), ROUNDS);
  }

  private static long nanos(Chain chain, Tensor x) {
    long start = System.nanoTime();
    chain.run(x);
    return System.nanoTime() - start;
  }

  /** The wrapped layer's time over the plain one's. */
  String ratio() {
    return String.format(Locale.ROOT, "%.2f×", (double) wrapped / plain);
  }

  /** Whether the two differ by less than such a measurement can tell. */
  boolean alike() {
    return wrapped < 1.3 * plain && plain < 1.3 * wrapped;
  }

  String says() {
    return String.format(
        Locale.ROOT,
        "the time of TimeDistributed(Dense) over that of Dense on %s, here and now, best of %d",
        shape,
        rounds);
  }
}
