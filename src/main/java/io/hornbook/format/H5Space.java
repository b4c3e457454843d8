package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.Shape;
import io.jhdf.object.message.DataSpace;
import java.util.Arrays;

/** The declared extent of a dataset or attribute, checked step by step. */
final class H5Space {
  private static final int NULL_SPACE = 2;
  private static final int MOST_DIMENSIONS = 32;

  private final long[] dims;

  private H5Space(long[] dims) {
    this.dims = dims;
  }

  /** A null dataspace (h5py's {@code Empty}) counts as a vector of no elements. */
  static H5Space of(DataSpace space) {
    if (space.getType() == NULL_SPACE) {
      return new H5Space(new long[] {0});
    }
    long[] dims = space.getDimensionsAsLong();
    if (dims.length > MOST_DIMENSIONS || Arrays.stream(dims).anyMatch(d -> d < 0)) {
      throw new Damaged("dimensions " + Text.shown(Arrays.toString(dims)));
    }
    return new H5Space(dims);
  }

  boolean isScalar() {
    return dims.length == 0;
  }

  long[] dims() {
    return dims.clone();
  }

  /** The number of elements; any beyond a long is the largest long. */
  long elements() {
    long product = 1;
    for (long d : dims) {
      if (d == 0) {
        return 0;
      }
      product = product > Long.MAX_VALUE / d ? Long.MAX_VALUE : product * d;
    }
    return product;
  }

  /** The bytes of all elements; any number beyond a long is the largest long. */
  long bytes(int elementBytes) {
    long n = elements();
    return elementBytes > 0 && n > Long.MAX_VALUE / elementBytes
        ? Long.MAX_VALUE
        : n * elementBytes;
  }

  /** The number of elements as an array length. */
  int intElements() {
    long n = elements();
    if (n > Integer.MAX_VALUE) {
      throw new Unsupported(
          this + " holds " + n + " elements, more than the 2147483647 of a Java array");
    }
    return (int) n;
  }

  Shape shape() {
    int[] ints = new int[dims.length];
    for (int i = 0; i < ints.length; i++) {
      if (dims[i] > Integer.MAX_VALUE) {
        throw new Unsupported(this + " has a dimension beyond 2147483647");
      }
      ints[i] = (int) dims[i];
    }
    return Shape.of(ints);
  }

  @Override
  public String toString() {
    return "shape " + Arrays.toString(dims).replace('[', '(').replace(']', ')');
  }
}
