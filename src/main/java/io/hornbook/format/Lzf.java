package io.hornbook.format;

import io.hornbook.error.Damaged;

/**
 * LibLZF's compression, which h5py offers beside gzip: runs of literals, and copies of 3 to 264
 * bytes from at most 8192 bytes back.
 */
final class Lzf {
  private static final int LONGEST_LITERAL = 32;

  private Lzf() {}

  /** Expands {@code in} to exactly {@code length} bytes. */
  static byte[] expand(byte[] in, int length) {
    byte[] out = new byte[length];
    int from = 0;
    int to = 0;
    try {
      while (from < in.length) {
        int control = in[from++] & 0xff;
        if (control < LONGEST_LITERAL) {
          System.arraycopy(in, from, out, to, control + 1);
          from += control + 1;
          to += control + 1;
          continue;
        }
        int run = control >> 5;
        if (run == 7) {
          run += in[from++] & 0xff;
        }
        int back = ((control & 0x1f) << 8) + (in[from++] & 0xff) + 1;
        for (int end = to + run + 2; to < end; to++) {
          out[to] = out[to - back];
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new Damaged("a chunk compressed with lzf is corrupt", e);
    }
    if (to != length) {
      throw new Damaged("a chunk compressed with lzf holds " + to + " bytes, expected " + length);
    }
    return out;
  }
}
