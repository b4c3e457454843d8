package io.hornbook.format;

import java.io.ByteArrayOutputStream;

/** Bytes in the making: HDF5's numbers are little-endian. */
final class LittleEndian {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  LittleEndian u8(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  LittleEndian u16(int value) {
    return u8(value, value >>> 8);
  }

  LittleEndian u32(int value) {
    return u16(value).u16(value >>> 16);
  }

  LittleEndian u64(long value) {
    return u32((int) value).u32((int) (value >>> 32));
  }

  LittleEndian raw(byte[] value) {
    bytes.write(value, 0, value.length);
    return this;
  }

  LittleEndian zeros(int count) {
    return raw(new byte[count]);
  }

  /** Appends the checksum of all that stands here. */
  LittleEndian checksum() {
    byte[] all = toBytes();
    return u32(Lookup3.of(all, all.length));
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
