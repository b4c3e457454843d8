package io.hornbook.format;

/** Bob Jenkins' lookup3 {@code hashlittle}, HDF5's checksum of metadata (H5checksum.c). */
final class Lookup3 {
  private static final int START = 0xdeadbeef;

  private int a;
  private int b;
  private int c;

  private Lookup3(int length) {
    a = START + length;
    b = a;
    c = a;
  }

  /** The checksum of the first {@code length} bytes. */
  static int of(byte[] bytes, int length) {
    Lookup3 hash = new Lookup3(length);
    int at = 0;
    for (; length - at > 12; at += 12) {
      hash.add(bytes, at, 12);
      hash.mix();
    }
    if (length - at > 0) {
      hash.add(bytes, at, length - at);
      hash.last();
    }
    return hash.c;
  }

  private void add(byte[] bytes, int at, int count) {
    a += word(bytes, at, count);
    b += word(bytes, at + 4, count - 4);
    c += word(bytes, at + 8, count - 8);
  }

  /** Up to four bytes, little-endian; what is missing counts as zero. */
  private static int word(byte[] bytes, int at, int count) {
    int word = 0;
    for (int i = 0; i < Math.min(4, count); i++) {
      word |= (bytes[at + i] & 0xff) << (8 * i);
    }
    return word;
  }

  private void mix() {
    a = (a - c) ^ Integer.rotateLeft(c, 4);
    c += b;
    b = (b - a) ^ Integer.rotateLeft(a, 6);
    a += c;
    c = (c - b) ^ Integer.rotateLeft(b, 8);
    b += a;
    a = (a - c) ^ Integer.rotateLeft(c, 16);
    c += b;
    b = (b - a) ^ Integer.rotateLeft(a, 19);
    a += c;
    c = (c - b) ^ Integer.rotateLeft(b, 4);
    b += a;
  }

  private void last() {
    c = (c ^ b) - Integer.rotateLeft(b, 14);
    a = (a ^ c) - Integer.rotateLeft(c, 11);
    b = (b ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    c = (c ^ b) - Integer.rotateLeft(b, 24);
  }
}
