package io.hornbook.math;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with a key of 128 bits, by which TensorFlow's {@code to_hash_bucket_strong} hashes
 * (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
 */
public final class SipHash {
  private long v0;
  private long v1;
  private long v2;
  private long v3;

  private SipHash(long k0, long k1) {
    v0 = k0 ^ 0x736f6d6570736575L;
    v1 = k1 ^ 0x646f72616e646f6dL;
    v2 = k0 ^ 0x6c7967656e657261L;
    v3 = k1 ^ 0x7465646279746573L;
  }

  /** The hash of some bytes under the key {@code (k0, k1)}, as an unsigned number. */
  public static long of(byte[] bytes, long k0, long k1) {
    SipHash state = new SipHash(k0, k1);
    int blocks = bytes.length / 8;
    byte[] padded = java.util.Arrays.copyOf(bytes, (blocks + 1) * 8);
    padded[padded.length - 1] = (byte) bytes.length;
    ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i <= blocks; i++) {
      state.take(words.getLong(i * 8));
    }
    return state.finish();
  }

  private void take(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private long finish() {
    v2 ^= 0xff;
    for (int i = 0; i < 4; i++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
