package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One array in numpy's {@code .npy} format, versions 1 to 3. Object arrays are never unpickled. */
final class Npy {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 10_000;

  private Npy() {}

  /** The array in {@code bytes}; {@code where} is what messages call it. */
  static Tensor read(byte[] bytes, String where) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    NpyHeader header = NpyHeader.parse(headerText(in, where), where);
    ByteOrder order = header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    if (header.kind() == 'O') {
      throw new Unsupported("an array of Python objects, which is never unpickled").in(where);
    }
    long n = elements(header, in.remaining(), where);
    ByteBuffer data = in.slice().order(order);
    Object array = values(header, data, (int) n, where);
    Tensor tensor = Raw.wrap(Shape.of(storedDims(header)), dtype(header), array);
    return header.fortranOrder() ? reversed(tensor) : tensor;
  }

  private static String headerText(ByteBuffer in, String where) {
    if (in.remaining() < 12) {
      throw new Damaged("no array: " + in.remaining() + " bytes").in(where);
    }
    for (byte b : MAGIC) {
      if (in.get() != b) {
        throw new Damaged("no array: it does not start as .npy").in(where);
      }
    }
    int version = in.get();
    in.get();
    if (version < 1 || version > 3) {
      throw new Unsupported("version " + version + " of the .npy format").in(where);
    }
    int length = version == 1 ? Short.toUnsignedInt(in.getShort()) : in.getInt();
    if (length < 0 || length > LONGEST_HEADER || length > in.remaining()) {
      throw new Damaged("a header of " + length + " bytes").in(where);
    }
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private static long elements(NpyHeader header, int stored, String where) {
    long n = 1;
    for (int d : header.dims()) {
      n = d == 0 ? 0 : n > Long.MAX_VALUE / d ? Long.MAX_VALUE : n * d;
    }
    long most = stored / Math.max(1, header.itemBytes());
    if (n > most) {
      throw new Damaged(
              "declares "
                  + n
                  + " elements of "
                  + header.itemBytes()
                  + " bytes, stores "
                  + Text.bytes(stored))
          .in(where);
    }
    return n;
  }

  /** Column-major data are row-major data of the reversed shape. */
  private static int[] storedDims(NpyHeader header) {
    int[] dims = header.dims().stream().mapToInt(Integer::intValue).toArray();
    if (header.fortranOrder()) {
      for (int i = 0; i < dims.length / 2; i++) {
        int swapped = dims[i];
        dims[i] = dims[dims.length - 1 - i];
        dims[dims.length - 1 - i] = swapped;
      }
    }
    return dims;
  }

  private static DType dtype(NpyHeader header) {
    int bytes = header.itemBytes();
    return switch (header.kind()) {
      case 'f' -> bytes == 8 ? DType.FLOAT64 : DType.FLOAT32;
      case 'i' -> bytes == 8 ? DType.INT64 : DType.INT32;
      case 'u' -> bytes >= 4 ? DType.INT64 : DType.INT32;
      case 'b' -> DType.BOOL;
      default -> DType.STRING;
    };
  }

  private static Object values(NpyHeader header, ByteBuffer data, int n, String where) {
    int bytes = header.itemBytes();
    try {
      return switch (header.kind()) {
        case 'f' -> Numbers.floats(data, n, bytes);
        case 'i' -> Numbers.integers(data, n, bytes, true, dtype(header));
        case 'u' -> Numbers.integers(data, n, bytes, false, dtype(header));
        case 'b' -> Numbers.booleans(data, n);
        case 'U' -> unicode(data, n, bytes / 4);
        case 'S' -> ascii(data, n, bytes);
        default ->
            throw new Unsupported(
                String.format(Locale.ROOT, "elements of numpy type '%s'", header.kind()));
      };
    } catch (Unsupported e) {
      throw e.in(where);
    }
  }

  private static String[] unicode(ByteBuffer data, int n, int length) {
    String[] out = new String[n];
    for (int i = 0; i < n; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < length; k++) {
        int c = data.getInt();
        if (c != 0) {
          text.appendCodePoint(Character.isValidCodePoint(c) ? c : 0xfffd);
        }
      }
      out[i] = text.toString();
    }
    return out;
  }

  private static String[] ascii(ByteBuffer data, int n, int length) {
    String[] out = new String[n];
    byte[] element = new byte[length];
    for (int i = 0; i < n; i++) {
      data.get(element);
      int end = length;
      while (end > 0 && element[end - 1] == 0) {
        end--;
      }
      out[i] = new String(element, 0, end, StandardCharsets.UTF_8);
    }
    return out;
  }

  /** The transpose that reverses all axes. */
  private static Tensor reversed(Tensor stored) {
    Shape from = stored.shape();
    int rank = from.rank();
    int[] dims = new int[rank];
    int[] stride = new int[rank];
    int step = 1;
    for (int i = 0; i < rank; i++) {
      dims[i] = from.dim(rank - 1 - i);
    }
    for (int i = 0; i < rank; i++) {
      stride[i] = step;
      step *= dims[i];
    }
    Object source = Raw.array(stored);
    Object out = Raw.allocate(stored.dtype(), stored.size());
    int[] index = new int[rank];
    for (int i = 0, at = 0; i < stored.size(); i++) {
      System.arraycopy(source, at, out, i, 1);
      for (int axis = rank - 1; axis >= 0; axis--) {
        at += stride[axis];
        if (++index[axis] < dims[axis]) {
          break;
        }
        at -= stride[axis] * dims[axis];
        index[axis] = 0;
      }
    }
    return Raw.wrap(Shape.of(dims), stored.dtype(), out);
  }
}
