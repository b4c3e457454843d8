package io.hornbook.tensor;

/**
 * The storage of tensors without copies: the kernels' door. Who calls it promises not to write to
 * an array that belongs to a tensor, and not to keep writing to one after wrapping it. Only {@code
 * math}, {@code format} and {@code layer} pass through it (held by the architecture test).
 */
public final class Raw {
  private Raw() {}

  /** The storage of a float32 tensor, row-major. Read only. */
  public static float[] floats(Tensor tensor) {
    return (float[]) tensor.data();
  }

  /** The storage of a float64 tensor, row-major. Read only. */
  public static double[] doubles(Tensor tensor) {
    return (double[]) tensor.data();
  }

  /**
   * The storage of any tensor: a {@code float[]}, {@code double[]}, {@code int[]}, … by its dtype.
   * Read only.
   */
  public static Object array(Tensor tensor) {
    return tensor.data();
  }

  /** A float32 tensor over this very array. */
  public static Tensor wrap(Shape shape, float[] values) {
    return new Tensor(shape, DType.FLOAT32, values);
  }

  /** A float64 tensor over this very array. */
  public static Tensor wrap(Shape shape, double[] values) {
    return new Tensor(shape, DType.FLOAT64, values);
  }

  /** An int32 tensor over this very array. */
  public static Tensor wrap(Shape shape, int[] values) {
    return new Tensor(shape, DType.INT32, values);
  }

  /** A boolean tensor over this very array. */
  public static Tensor wrap(Shape shape, boolean[] values) {
    return new Tensor(shape, DType.BOOL, values);
  }

  /**
   * A tensor over this very array.
   *
   * @param values an array of the kind that {@code dtype} is stored in
   */
  public static Tensor wrap(Shape shape, DType dtype, Object values) {
    return new Tensor(shape, dtype, values);
  }

  /** A new array of {@code length} elements of the kind that {@code dtype} is stored in. */
  public static Object allocate(DType dtype, int length) {
    return Tensor.zeros(Shape.of(length), dtype).data();
  }
}
