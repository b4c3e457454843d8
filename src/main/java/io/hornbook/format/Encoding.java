package io.hornbook.format;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encodes the elements of tensors, a piece at a time. */
final class Encoding {
  private static final int PIECE = 1 << 16;

  private Encoding() {}

  static void write(Hdf5Data.Type type, Tensor tensor, OutputStream out) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    Object array = Raw.array(tensor);
    int size = tensor.size();
    for (int i = 0; i < size; i++) {
      put(type, array, i, piece);
      if (!piece.hasRemaining()) {
        out.write(piece.array());
        piece.clear();
      }
    }
    out.write(piece.array(), 0, piece.position());
  }

  private static void put(Hdf5Data.Type type, Object array, int i, ByteBuffer out) {
    if (type.bytes() == 2) {
      out.putShort(half(array instanceof float[] f ? f[i] : (float) ((double[]) array)[i]));
    } else if (array instanceof float[] floats) {
      out.putFloat(floats[i]);
    } else if (array instanceof double[] doubles) {
      out.putDouble(doubles[i]);
    } else if (array instanceof int[] ints) {
      out.putInt(ints[i]);
    } else if (array instanceof long[] longs) {
      out.putLong(longs[i]);
    } else {
      out.put((byte) (((boolean[]) array)[i] ? 1 : 0));
    }
  }

  /** To IEEE half precision, to the nearest, ties to even. */
  static short half(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int exponent = ((bits >>> 23) & 0xff) - 127 + 15;
    int mantissa = bits & 0x7fffff;
    if (exponent == 0xff - 127 + 15) {
      return (short) (sign | 0x7c00 | (mantissa == 0 ? 0 : 0x200));
    }
    if (exponent >= 31) {
      return (short) (sign | 0x7c00);
    }
    if (exponent < -10) {
      return (short) sign;
    }
    int shift = exponent > 0 ? 13 : 14 - exponent;
    int whole = exponent > 0 ? (exponent << 23) | mantissa : mantissa | 0x800000;
    int kept = whole >>> shift;
    int rest = whole & ((1 << shift) - 1);
    int middle = 1 << (shift - 1);
    // A carry into the exponent is right: the next binade, or infinity.
    boolean up = rest > middle || (rest == middle && (kept & 1) == 1);
    return (short) (sign | (up ? kept + 1 : kept));
  }
}
