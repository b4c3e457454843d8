package io.hornbook.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HDF5's global heap, where strings of variable length lie: collections of numbered objects. */
final class StringHeap {
  /** libhdf5 reads at least this much of a collection (H5HG_MINSIZE). */
  private static final int SMALLEST = 4096;

  private static final int FULL = 1 << 16;
  private static final int HEADER = 16;

  /**
   * Where a string lies.
   *
   * @param object its number in the collection, from 1
   */
  record Place(int length, int collection, int object) {}

  private final List<List<byte[]>> collections = new ArrayList<>();
  private int used = FULL;

  /** Keeps a string. */
  Place add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (used >= FULL) {
      collections.add(new ArrayList<>());
      used = HEADER;
    }
    List<byte[]> last = collections.get(collections.size() - 1);
    last.add(utf8);
    used += HEADER + padded(utf8.length);
    return new Place(utf8.length, collections.size() - 1, last.size());
  }

  private static int padded(int length) {
    return Math.addExact(length, 7) / 8 * 8;
  }

  int collections() {
    return collections.size();
  }

  int size(int collection) {
    int size = HEADER;
    for (byte[] text : collections.get(collection)) {
      size = Math.addExact(size, HEADER + padded(text.length));
    }
    return Math.max(SMALLEST, Math.addExact(size, HEADER));
  }

  byte[] bytes(int collection) {
    int size = size(collection);
    LittleEndian out = new LittleEndian().raw(Hdf5Writer.ascii("GCOL")).u8(1, 0, 0, 0).u64(size);
    int number = 1;
    for (byte[] text : collections.get(collection)) {
      out.u16(number++).u16(1).u32(0).u64(text.length).raw(text);
      out.zeros(padded(text.length) - text.length);
    }
    int free = size - out.size();
    return out.u16(0).u16(0).u32(0).u64(free).zeros(free - HEADER).toBytes();
  }
}
