package io.hornbook.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Writes an HDF5 file from front to back, in memory that does not grow with the datasets:
 * superblock of version 2, strings, object headers of version 2 with links inside, contiguous
 * datasets. Without times or random numbers, so the same tree gives the same bytes. HDF5 File
 * Format Specification 3.0.
 */
public final class Hdf5Writer {
  private static final int SUPERBLOCK = 48;
  private static final long UNDEFINED = -1;

  private final IdentityHashMap<Object, Long> headers = new IdentityHashMap<>();
  private final IdentityHashMap<Hdf5Data, Long> contents = new IdentityHashMap<>();
  private final List<Object> order = new ArrayList<>();
  private final IdentityHashMap<Object, List<StringHeap.Place>> places = new IdentityHashMap<>();
  private final StringHeap heap = new StringHeap();
  private long[] collections = new long[0];

  private Hdf5Writer() {}

  /**
   * Writes the file whose root is {@code root}.
   *
   * @throws IOException if {@code out} does not take it
   * @throws IllegalArgumentException if an attribute does not fit into an object header (64 KB)
   */
  public static void write(Hdf5Tree root, OutputStream out) throws IOException {
    Hdf5Writer writer = new Hdf5Writer();
    writer.collect(root);
    long end = writer.place();
    writer.emit(root, end, out);
  }

  /** Notes every object, groups before what they hold, and every string. */
  private void collect(Object object) {
    order.add(object);
    if (object instanceof Hdf5Tree group) {
      group.attributes.values().forEach(this::keepStrings);
      group.links.values().forEach(this::collect);
    }
  }

  private void keepStrings(Object value) {
    List<?> texts = value instanceof List<?> list ? list : List.of(value);
    List<StringHeap.Place> kept = new ArrayList<>();
    for (Object text : texts) {
      if (text instanceof String s) {
        kept.add(heap.add(s));
      }
    }
    places.put(value, kept);
  }

  /** Gives everything its address; the end of the file. */
  private long place() {
    long at = SUPERBLOCK;
    collections = new long[heap.collections()];
    for (int i = 0; i < collections.length; i++) {
      collections[i] = at;
      at += heap.size(i);
    }
    for (Object object : order) {
      headers.put(object, at);
      at += padded(header(object).length);
    }
    for (Object object : order) {
      if (object instanceof Hdf5Data data) {
        contents.put(data, data.size() == 0 ? UNDEFINED : at);
        at += padded(data.size());
      }
    }
    return at;
  }

  private static long padded(long size) {
    return Math.addExact(size, 7) / 8 * 8;
  }

  private void emit(Hdf5Tree root, long end, OutputStream out) throws IOException {
    LittleEndian start = new LittleEndian().u8(0x89).raw(ascii("HDF\r\n\u001a\n")).u8(2, 8, 8, 0);
    start.u64(0).u64(UNDEFINED).u64(end).u64(headers.get(root));
    out.write(start.checksum().toBytes());
    for (int i = 0; i < collections.length; i++) {
      out.write(heap.bytes(i));
    }
    for (Object object : order) {
      byte[] header = header(object);
      out.write(header);
      pad(header.length, out);
    }
    for (Object object : order) {
      if (object instanceof Hdf5Data data) {
        Measured.write(data, out);
        pad(data.size(), out);
      }
    }
  }

  private static void pad(long size, OutputStream out) throws IOException {
    out.write(new byte[(int) (padded(size) - size)]);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** An object header; the addresses in it count once everything has its place. */
  private byte[] header(Object object) {
    LittleEndian messages = new LittleEndian();
    if (object instanceof Hdf5Data data) {
      dataset(data, messages);
    } else {
      group((Hdf5Tree) object, messages);
    }
    LittleEndian header = new LittleEndian().raw(ascii("OHDR")).u8(2, 2).u32(messages.size());
    return header.raw(messages.toBytes()).checksum().toBytes();
  }

  private void group(Hdf5Tree group, LittleEndian out) {
    message(out, 0x02, new LittleEndian().u8(0, 0).u64(UNDEFINED).u64(UNDEFINED));
    message(out, 0x0a, new LittleEndian().u8(0, 0));
    group.attributes.forEach((name, value) -> message(out, 0x0c, attribute(name, value)));
    group.links.forEach(
        (name, target) -> {
          byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
          LittleEndian link = new LittleEndian().u8(1, 0x11, 1).u16(utf8.length).raw(utf8);
          message(out, 0x06, link.u64(headers.getOrDefault(target, 0L)));
        });
  }

  private void dataset(Hdf5Data data, LittleEndian out) {
    message(out, 0x01, space(data.dims()));
    message(out, 0x03, new LittleEndian().raw(data.type().message()));
    message(out, 0x05, new LittleEndian().u8(3, 0x0a));
    long address = contents.getOrDefault(data, UNDEFINED);
    message(out, 0x08, new LittleEndian().u8(3, 1).u64(address).u64(data.size()));
  }

  private static void message(LittleEndian out, int type, LittleEndian body) {
    if (body.size() > 0xffff) {
      throw new IllegalArgumentException(
          "a message of " + body.size() + " bytes does not fit into an HDF5 object header");
    }
    out.u8(type).u16(body.size()).u8(0).raw(body.toBytes());
  }

  /** A dataspace: {@code dims}, or a scalar. */
  private static LittleEndian space(long... dims) {
    LittleEndian space = new LittleEndian().u8(2, dims.length, 0, dims.length == 0 ? 0 : 1);
    for (long dim : dims) {
      space.u64(dim);
    }
    return space;
  }

  private LittleEndian attribute(String name, Object value) {
    byte[] utf8 = (name + "\0").getBytes(StandardCharsets.UTF_8);
    boolean number = value instanceof Long;
    byte[] type = number ? Hdf5Data.Type.INT64.message() : string();
    byte[] space = (value instanceof List<?> list ? space(list.size()) : space()).toBytes();
    LittleEndian out =
        new LittleEndian().u8(3, 0).u16(utf8.length).u16(type.length).u16(space.length);
    out.u8(1).raw(utf8).raw(type).raw(space);
    if (value instanceof Long n) {
      return out.u64(n);
    }
    for (StringHeap.Place place : places.get(value)) {
      out.u32(place.length()).u64(address(place)).u32(place.object());
    }
    return out;
  }

  private long address(StringHeap.Place place) {
    return collections.length == 0 ? 0 : collections[place.collection()];
  }

  /** The type of a UTF-8 string of any length: a sequence of bytes. */
  private static byte[] string() {
    LittleEndian bytes = new LittleEndian().u8(0x10, 0, 0, 0).u32(1).u16(0).u16(8);
    return new LittleEndian().u8(0x19, 0x01, 0x01, 0).u32(16).raw(bytes.toBytes()).toBytes();
  }
}
