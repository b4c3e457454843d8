package io.hornbook.tensor;

/**
 * Floating-point types narrower than float32. Tensors hold their numbers as float32; rounding to
 * the type, to nearest with ties to even, is what a cast to it and back does.
 */
public enum Narrow {
  FLOAT16,
  BFLOAT16;

  private static final float LEAST_NORMAL_HALF = 0x1p-14f;
  private static final float MOST_HALF = 65504;

  /** The nearest number of this type; infinity beyond the largest. */
  public float round(float value) {
    return this == FLOAT16 ? half(value) : leading(value, 16);
  }

  /** The elements of a float32 tensor rounded; others as they are. */
  public Tensor round(Tensor tensor) {
    if (tensor.dtype() != DType.FLOAT32) {
      return tensor;
    }
    float[] from = Raw.floats(tensor);
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = round(from[i]);
    }
    return Raw.wrap(tensor.shape(), to);
  }

  private static float half(float value) {
    if (Math.abs(value) < LEAST_NORMAL_HALF) {
      return (float) Math.rint(value * 0x1p24) * 0x1p-24f;
    }
    float rounded = leading(value, 13);
    return Math.abs(rounded) > MOST_HALF ? Math.copySign(Float.POSITIVE_INFINITY, value) : rounded;
  }

  /** Without the last {@code bits}. */
  private static float leading(float value, int bits) {
    if (Float.isNaN(value)) {
      return value;
    }
    int raw = Float.floatToRawIntBits(value);
    int even = (raw >>> bits) & 1;
    int rounded = raw + (1 << (bits - 1)) - 1 + even;
    return Float.intBitsToFloat(rounded & (-1 << bits));
  }
}
