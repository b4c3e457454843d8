package io.hornbook.math;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * FarmHash's {@code Fingerprint64}, by which TensorFlow's {@code to_hash_bucket_fast} hashes, and
 * how it joins two of them ({@code farmhash.cc}, namespace farmhashna; TensorFlow {@code
 * platform/fingerprint.h}).
 */
public final class Fingerprint {
  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final long CAT = 0xc6a4a7935bd1e995L;

  private final ByteBuffer bytes;
  private final int length;

  private Fingerprint(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.length = bytes.length;
  }

  /** The hash of some bytes, as an unsigned number. */
  public static long of(byte[] bytes) {
    Fingerprint f = new Fingerprint(bytes);
    if (bytes.length <= 16) {
      return f.upTo16();
    }
    return bytes.length <= 32 ? f.upTo32() : bytes.length <= 64 ? f.upTo64() : f.beyond64();
  }

  /** One fingerprint of two, in their order. */
  public static long join(long first, long second) {
    long result = first ^ CAT;
    result ^= shiftMix(second * CAT) * CAT;
    result *= CAT;
    result = shiftMix(result) * CAT;
    return shiftMix(result);
  }

  private static long shiftMix(long v) {
    return v ^ (v >>> 47);
  }

  private static long mix(long u, long v, long by) {
    long a = shiftMix((u ^ v) * by);
    return shiftMix((v ^ a) * by) * by;
  }

  private static long turn(long v, int by) {
    return Long.rotateRight(v, by);
  }

  private long at(int index) {
    return bytes.getLong(index);
  }

  private long byteAt(int index) {
    return bytes.get(index) & 0xff;
  }

  private long upTo16() {
    long by = K2 + length * 2L;
    if (length >= 8) {
      long a = at(0) + K2;
      long b = at(length - 8);
      return mix(turn(b, 37) * by + a, (turn(a, 25) + b) * by, by);
    }
    if (length >= 4) {
      long first = Integer.toUnsignedLong(bytes.getInt(0));
      return mix(length + (first << 3), Integer.toUnsignedLong(bytes.getInt(length - 4)), by);
    }
    if (length > 0) {
      long y = byteAt(0) + (byteAt(length >> 1) << 8);
      long z = length + (byteAt(length - 1) << 2);
      return shiftMix(y * K2 ^ z * K0) * K2;
    }
    return K2;
  }

  private long upTo32() {
    long by = K2 + length * 2L;
    long a = at(0) * K1;
    long b = at(8);
    long c = at(length - 8) * by;
    long d = at(length - 16) * K2;
    return mix(turn(a + b, 43) + turn(c, 30) + d, a + turn(b + K2, 18) + c, by);
  }

  private long upTo64() {
    long by = K2 + length * 2L;
    long a = at(0) * K2;
    long b = at(8);
    long c = at(length - 8) * by;
    long d = at(length - 16) * K2;
    long y = turn(a + b, 43) + turn(c, 30) + d;
    long z = mix(y, a + turn(b + K2, 18) + c, by);
    long e = at(16) * by;
    long f = at(24);
    long g = (y + at(length - 32)) * by;
    long h = (z + at(length - 24)) * by;
    return mix(turn(e + f, 43) + turn(g, 30) + h, e + turn(f + a, 18) + g, by);
  }

  /** Blocks of 64 bytes over a state of x, y, z and two pairs; the last block may overlap. */
  private long beyond64() {
    long seed = 81;
    long y = seed * K1 + 113;
    long z = shiftMix(y * K2 + 113) * K2;
    long x = seed * K2 + at(0);
    long[] v = {0, 0};
    long[] w = {0, 0};
    int end = (length - 1) / 64 * 64;
    int rest = (length - 1) & 63;
    for (int s = 0; s < end; s += 64) {
      x = turn(x + y + v[0] + at(s + 8), 37) * K1;
      y = turn(y + v[1] + at(s + 48), 42) * K1;
      x ^= w[1];
      y += v[0] + at(s + 40);
      z = turn(z + w[0], 33) * K1;
      v = weak(s, v[1] * K1, x + w[0]);
      w = weak(s + 32, z + w[1], y + at(s + 16));
      long swapped = z;
      z = x;
      x = swapped;
    }
    long by = K1 + ((z & 0xff) << 1);
    int s = end + rest - 63;
    w[0] += rest;
    v[0] += w[0];
    w[0] += v[0];
    x = turn(x + y + v[0] + at(s + 8), 37) * by;
    y = turn(y + v[1] + at(s + 48), 42) * by;
    x ^= w[1] * 9;
    y += v[0] * 9 + at(s + 40);
    z = turn(z + w[0], 33) * by;
    v = weak(s, v[1] * by, x + w[0]);
    w = weak(s + 32, z + w[1], y + at(s + 16));
    return mix(mix(v[0], w[0], by) + shiftMix(y) * K0 + x, mix(v[1], w[1], by) + z, by);
  }

  private long[] weak(int s, long first, long second) {
    long z = at(s + 24);
    long a = first + at(s);
    long b = turn(second + a + z, 21);
    long c = a;
    a += at(s + 8);
    a += at(s + 16);
    return new long[] {a + z, b + turn(a, 44) + c};
  }
}
