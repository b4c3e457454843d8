package io.hornbook.tensor;

import java.util.Arrays;

/**
 * An immutable, dense, row-major tensor. Factories that take arrays and getters that return them
 * copy; kernels of this library reach the storage through {@link Raw}.
 */
public final class Tensor {
  private final Shape shape;
  private final DType dtype;
  private final Object data;

  Tensor(Shape shape, DType dtype, Object data) {
    int length = java.lang.reflect.Array.getLength(data);
    if (length != shape.size()) {
      throw new IllegalArgumentException(length + " elements do not fill the shape " + shape);
    }
    this.shape = shape;
    this.dtype = dtype;
    this.data = data;
  }

  public static Tensor of(Shape shape, float... values) {
    return new Tensor(shape, DType.FLOAT32, values.clone());
  }

  public static Tensor of(Shape shape, double... values) {
    return new Tensor(shape, DType.FLOAT64, values.clone());
  }

  public static Tensor of(Shape shape, int... values) {
    return new Tensor(shape, DType.INT32, values.clone());
  }

  public static Tensor of(Shape shape, long... values) {
    return new Tensor(shape, DType.INT64, values.clone());
  }

  public static Tensor of(Shape shape, boolean... values) {
    return new Tensor(shape, DType.BOOL, values.clone());
  }

  public static Tensor of(Shape shape, String... values) {
    return new Tensor(shape, DType.STRING, values.clone());
  }

  /** A tensor of zeros (false for {@link DType#BOOL}, empty strings for {@link DType#STRING}). */
  public static Tensor zeros(Shape shape, DType dtype) {
    int n = shape.intSize();
    Object data =
        switch (dtype) {
          case FLOAT32 -> new float[n];
          case FLOAT64 -> new double[n];
          case INT32 -> new int[n];
          case INT64 -> new long[n];
          case BOOL -> new boolean[n];
          case STRING -> {
            String[] strings = new String[n];
            Arrays.fill(strings, "");
            yield strings;
          }
        };
    return new Tensor(shape, dtype, data);
  }

  public Shape shape() {
    return shape;
  }

  public DType dtype() {
    return dtype;
  }

  /** The number of elements. */
  public int size() {
    return shape.intSize();
  }

  Object data() {
    return data;
  }

  /**
   * The element at a flat row-major index as a double ({@code true} is 1). Not for {@link
   * DType#STRING}.
   */
  public double doubleAt(int index) {
    return switch (dtype) {
      case FLOAT32 -> ((float[]) data)[index];
      case FLOAT64 -> ((double[]) data)[index];
      case INT32 -> ((int[]) data)[index];
      case INT64 -> ((long[]) data)[index];
      case BOOL -> ((boolean[]) data)[index] ? 1 : 0;
      case STRING -> throw new IllegalStateException("a tensor of strings has no numbers");
    };
  }

  /** The element at a flat row-major index of a tensor of strings. */
  public String stringAt(int index) {
    if (data instanceof String[] strings) {
      return strings[index];
    }
    throw new IllegalStateException("a tensor of " + dtype + " has no strings");
  }

  public float[] toFloats() {
    if (data instanceof float[] floats) {
      return floats.clone();
    }
    float[] out = new float[size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) doubleAt(i);
    }
    return out;
  }

  public double[] toDoubles() {
    if (data instanceof double[] doubles) {
      return doubles.clone();
    }
    double[] out = new double[size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = doubleAt(i);
    }
    return out;
  }

  /** The elements as ints, truncated towards zero as a Keras cast does. */
  public int[] toInts() {
    if (data instanceof int[] ints) {
      return ints.clone();
    }
    int[] out = new int[size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) doubleAt(i);
    }
    return out;
  }

  /** The elements as booleans: not zero. */
  public boolean[] toBooleans() {
    if (data instanceof boolean[] booleans) {
      return booleans.clone();
    }
    boolean[] out = new boolean[size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = doubleAt(i) != 0;
    }
    return out;
  }

  /** The elements of a tensor of strings. */
  public String[] toStrings() {
    if (data instanceof String[] strings) {
      return strings.clone();
    }
    throw new IllegalStateException("a tensor of " + dtype + " has no strings");
  }

  /** This tensor in another element type; itself where the type is the same. */
  public Tensor as(DType target) {
    if (target == dtype) {
      return this;
    }
    Object converted =
        switch (target) {
          case FLOAT32 -> toFloats();
          case FLOAT64 -> toDoubles();
          case INT32 -> toInts();
          case INT64 -> toLongs();
          case BOOL -> toBooleans();
          case STRING -> throw new IllegalStateException("numbers do not become strings");
        };
    return new Tensor(shape, target, converted);
  }

  /** The elements as longs, truncated towards zero. */
  public long[] toLongs() {
    if (data instanceof long[] longs) {
      return longs.clone();
    }
    long[] out = new long[size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (long) doubleAt(i);
    }
    return out;
  }

  /** The same elements under another shape of equal size; the storage is shared. */
  public Tensor reshape(Shape other) {
    return other.equals(shape) ? this : new Tensor(other, dtype, data);
  }

  /** Type and shape, never the elements: {@code float32 (2, 700, 10)}. */
  @Override
  public String toString() {
    return dtype.name().toLowerCase(java.util.Locale.ROOT) + " " + shape;
  }
}
