package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.jhdf.GlobalHeap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Decodes the elements of one dataset or attribute. */
final class Elements {
  private final MeteredStorage storage;
  private final Map<Long, GlobalHeap> heaps = new HashMap<>();
  private long stringBytes;

  Elements(MeteredStorage storage) {
    this.storage = storage;
  }

  /** The first {@code n} elements of {@code in} as the array that their tensor type stores. */
  Object decode(ElementType type, ByteBuffer in, int n) {
    ByteBuffer bytes = in.slice().order(type.order());
    if (bytes.remaining() < (long) n * type.bytes()) {
      throw new Damaged(
          n
              + " elements need "
              + Text.bytes((long) n * type.bytes())
              + ", found "
              + in.remaining());
    }
    return switch (type.kind()) {
      case FLOAT -> Numbers.floats(bytes, n, type.bytes());
      case BFLOAT16 -> Numbers.bfloats(bytes, n);
      case INTEGER -> Numbers.integers(bytes, n, type.bytes(), type.signed(), type.dtype());
      case BOOL -> Numbers.booleans(bytes, n);
      default -> strings(type, bytes, n);
    };
  }

  private String[] strings(ElementType type, ByteBuffer in, int n) {
    String[] out = new String[n];
    byte[] element = new byte[type.bytes()];
    for (int i = 0; i < n; i++) {
      if (type.kind() == ElementType.Kind.VLEN_STRING) {
        out[i] = vlen(in.slice(i * type.bytes(), type.bytes()).order(ByteOrder.LITTLE_ENDIAN));
      } else {
        in.get(element);
        out[i] = fixed(type.kind(), element);
      }
    }
    return out;
  }

  /** Text is decoded as UTF-8 whatever is declared: h5py stores UTF-8 under "ASCII" too. */
  private static String fixed(ElementType.Kind kind, byte[] bytes) {
    int end = bytes.length;
    if (kind == ElementType.Kind.STRING_CUT_AT_NULL) {
      end = untilNull(bytes);
    } else {
      byte padding = (byte) (kind == ElementType.Kind.STRING_PADDED_WITH_SPACES ? ' ' : 0);
      while (end > 0 && bytes[end - 1] == padding) {
        end--;
      }
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** A string in the global heap: its length, the heap's address and the index there. */
  private String vlen(ByteBuffer reference) {
    int length = reference.getInt();
    long heap = storage.getSizeOfOffsets() == 8 ? reference.getLong() : reference.getInt();
    int index = reference.getInt();
    if (length == 0 || index == 0) {
      return "";
    }
    ByteBuffer stored =
        heaps.computeIfAbsent(heap, at -> new GlobalHeap(storage, at)).getObjectData(index);
    stringBytes += length;
    if (length < 0 || length > stored.remaining() || stringBytes > storage.size()) {
      throw new Damaged(
          "strings of "
              + Text.bytes(stringBytes)
              + " are declared, more than the file stores for them");
    }
    byte[] bytes = new byte[length];
    stored.get(bytes);
    return new String(bytes, 0, untilNull(bytes), StandardCharsets.UTF_8);
  }

  private static int untilNull(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return end;
  }
}
