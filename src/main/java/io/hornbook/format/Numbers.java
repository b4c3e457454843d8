package io.hornbook.format;

import io.hornbook.error.Unsupported;
import io.hornbook.tensor.DType;
import java.nio.ByteBuffer;

/** Turns stored numbers into the arrays that tensors hold. */
final class Numbers {
  private Numbers() {}

  /**
   * The next {@code n} floats of 2, 4 or 8 bytes each, in the buffer's byte order: a {@code
   * double[]} for 8 bytes, else a {@code float[]}.
   */
  static Object floats(ByteBuffer in, int n, int bytes) {
    if (bytes == 8) {
      double[] out = new double[n];
      in.asDoubleBuffer().get(out);
      return out;
    }
    float[] out = new float[n];
    if (bytes == 4) {
      in.asFloatBuffer().get(out);
      return out;
    }
    for (int i = 0; i < n; i++) {
      out[i] = half(in.getShort());
    }
    return out;
  }

  /** The next {@code n} bfloat16 numbers: the upper halves of float32s. */
  static float[] bfloats(ByteBuffer in, int n) {
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = Float.intBitsToFloat(in.getShort() << 16);
    }
    return out;
  }

  /** An IEEE 754 binary16 as a float. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int mantissa = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = mantissa * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
    return Float.intBitsToFloat(sign | (wide << 23) | (mantissa << 13));
  }

  /** The next {@code n} integers as an {@code int[]} or {@code long[]}, as {@code dtype} asks. */
  static Object integers(ByteBuffer in, int n, int bytes, boolean signed, DType dtype) {
    if (dtype == DType.INT64) {
      return longs(in, n, bytes, signed);
    }
    int[] out = new int[n];
    if (bytes == 4) {
      in.asIntBuffer().get(out);
      return out;
    }
    for (int i = 0; i < n; i++) {
      int wide = bytes == 1 ? in.get() : in.getShort();
      out[i] = signed ? wide : wide & ((1 << (8 * bytes)) - 1);
    }
    return out;
  }

  private static long[] longs(ByteBuffer in, int n, int bytes, boolean signed) {
    long[] out = new long[n];
    for (int i = 0; i < n; i++) {
      out[i] = bytes == 8 ? in.getLong() : Integer.toUnsignedLong(in.getInt());
      if (!signed && out[i] < 0) {
        throw new Unsupported(Long.toUnsignedString(out[i]) + " does not fit a signed int64");
      }
    }
    return out;
  }

  /** The next {@code n} bytes as booleans: not zero. */
  static boolean[] booleans(ByteBuffer in, int n) {
    boolean[] out = new boolean[n];
    for (int i = 0; i < n; i++) {
      out[i] = in.get() != 0;
    }
    return out;
  }
}
