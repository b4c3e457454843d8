package io.hornbook.layer;

import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.Shape;
import java.util.Locale;

/** What layers demand of the shapes that reach them. */
public final class Checks {
  private Checks() {}

  /**
   * Refuses a model that breaks a condition.
   *
   * @param message what should be and what was found, for {@link String#format}
   * @throws Inconsistent if it does not hold
   */
  public static void require(boolean holds, String message, Object... args) {
    if (!holds) {
      throw new Inconsistent(String.format(Locale.ROOT, message, args));
    }
  }

  /**
   * Refuses what would not fit into memory, before it is made: a shape that only the data tell.
   *
   * @throws Unsupported if it is more than this JVM can hold
   */
  public static Shape fits(Shape shape) {
    long limit = Runtime.getRuntime().maxMemory() / Double.BYTES;
    if (shape.intSize() > limit) {
      throw new Unsupported(
          "an array of %s does not fit into the memory of this JVM (raise -Xmx)".formatted(shape));
    }
    return shape;
  }

  /** Refuses an input of another rank. */
  public static void rank(Shape in, int rank) {
    require(in.rank() == rank, "the input should have %s axes; found %s", rank, in);
  }

  /** {@code axis} of {@code in} as a non-negative index; refuses one that the input has not. */
  public static int axis(Shape in, int axis) {
    int at = axis < 0 ? axis + in.rank() : axis;
    require(at >= 0 && at < in.rank(), "the input should have an axis %s; found %s", axis, in);
    return at;
  }
}
