package io.hornbook.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The dimensions of a tensor, outermost first. A dimension may be {@link #UNKNOWN} (Keras' {@code
 * None}) while shapes are inferred; a tensor's own shape never has one. Axes count from the end
 * when negative, as in numpy.
 */
public final class Shape {
  /** A dimension that only the data will tell: Keras' {@code None}. */
  public static final int UNKNOWN = -1;

  private final int[] dims;

  private Shape(int[] dims) {
    this.dims = dims;
  }

  /**
   * A shape of these dimensions.
   *
   * @throws IllegalArgumentException if one is negative and not {@link #UNKNOWN}
   */
  public static Shape of(int... dims) {
    for (int d : dims) {
      if (d < UNKNOWN) {
        throw new IllegalArgumentException("negative dimension in " + Arrays.toString(dims));
      }
    }
    return new Shape(dims.clone());
  }

  public int rank() {
    return dims.length;
  }

  /** The dimension at {@code axis}; negative axes count from the end. */
  public int dim(int axis) {
    return dims[axis(axis)];
  }

  /**
   * {@code axis} as a non-negative index.
   *
   * @throws IllegalArgumentException if this shape has no such axis
   */
  public int axis(int axis) {
    int at = axis < 0 ? axis + dims.length : axis;
    if (at < 0 || at >= dims.length) {
      throw new IllegalArgumentException(
          "axis " + axis + " of a shape of rank " + dims.length + " " + this);
    }
    return at;
  }

  public int[] dims() {
    return dims.clone();
  }

  /** Whether no dimension is {@link #UNKNOWN}. */
  public boolean isKnown() {
    for (int d : dims) {
      if (d == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /**
   * The number of elements.
   *
   * @throws IllegalStateException if a dimension is unknown
   * @throws ArithmeticException if it exceeds a long
   */
  public long size() {
    return product(0, dims.length);
  }

  /** The number of elements as an array length; {@link ArithmeticException} beyond 2³¹−1. */
  public int intSize() {
    return Math.toIntExact(size());
  }

  /**
   * The product of the dimensions from axis {@code from} (inclusive) to {@code to} (exclusive),
   * both non-negative.
   */
  public long product(int from, int to) {
    long product = 1;
    for (int i = from; i < to; i++) {
      if (dims[i] == UNKNOWN) {
        throw new IllegalStateException("the size of " + this + " is not known");
      }
      product = Math.multiplyExact(product, dims[i]);
    }
    return product;
  }

  /** This shape with the dimension at {@code axis} replaced. */
  public Shape with(int axis, int dim) {
    int[] copy = dims.clone();
    copy[axis(axis)] = dim;
    return of(copy);
  }

  /** This shape without the dimension at {@code axis}. */
  public Shape without(int axis) {
    int at = axis(axis);
    int[] copy = new int[dims.length - 1];
    System.arraycopy(dims, 0, copy, 0, at);
    System.arraycopy(dims, at + 1, copy, at, copy.length - at);
    return new Shape(copy);
  }

  /** This shape with {@code dim} inserted before index {@code at} (0 … rank). */
  public Shape insert(int at, int dim) {
    int[] copy = new int[dims.length + 1];
    System.arraycopy(dims, 0, copy, 0, at);
    copy[at] = dim;
    System.arraycopy(dims, at, copy, at + 1, dims.length - at);
    return of(copy);
  }

  /** Dimensions {@code from} (inclusive) to {@code to} (exclusive), both non-negative. */
  public Shape slice(int from, int to) {
    return new Shape(Arrays.copyOfRange(dims, from, to));
  }

  /** The dimensions of this shape followed by those of {@code tail}. */
  public Shape concat(Shape tail) {
    int[] all = Arrays.copyOf(dims, dims.length + tail.dims.length);
    System.arraycopy(tail.dims, 0, all, dims.length, tail.dims.length);
    return new Shape(all);
  }

  /** Whether both have the same rank and equal dimensions wherever both are known. */
  public boolean matches(Shape other) {
    if (other.dims.length != dims.length) {
      return false;
    }
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != other.dims[i] && dims[i] != UNKNOWN && other.dims[i] != UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** As numpy and Keras write it: {@code (None, 700, 200)}. */
  @Override
  public String toString() {
    String inner =
        Arrays.stream(dims)
            .mapToObj(d -> d == UNKNOWN ? "None" : "" + d)
            .collect(Collectors.joining(", "));
    return dims.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }
}
