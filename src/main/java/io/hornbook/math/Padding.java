package io.hornbook.math;

/**
 * What surrounds an axis before a window slides along it.
 *
 * @param kind how much there is
 * @param before elements before the first, if explicit
 * @param after elements after the last, if explicit
 */
public record Padding(Kind kind, int before, int after) {
  /** How much padding there is. */
  public enum Kind {
    VALID,
    SAME,
    CAUSAL,
    EXPLICIT
  }

  /** None: windows lie within. */
  public static final Padding VALID = new Padding(Kind.VALID, 0, 0);

  /** So that there are {@code ceil(in / stride)} windows, the odd element after: TensorFlow's. */
  public static final Padding SAME = new Padding(Kind.SAME, 0, 0);

  /** All before, so that no window looks ahead. */
  public static final Padding CAUSAL = new Padding(Kind.CAUSAL, 0, 0);

  /** These many: for Theano's {@code same} and whatever else has its own rule. */
  public static Padding of(int before, int after) {
    return new Padding(Kind.EXPLICIT, before, after);
  }
}
