package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.jhdf.ObjectHeader;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the filters that chunks went through: deflate (gzip), LZF, shuffle and Fletcher's
 * checksum.
 *
 * @param chunkBytes what a chunk holds once all filters are undone; nothing may inflate beyond it
 */
record Filters(List<FilterInfo> filters, int chunkBytes) {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int LZF = 32000;
  private static final int CHECKSUM_BYTES = 4;

  static Filters of(ObjectHeader header, int chunkBytes) {
    List<FilterInfo> filters =
        header.hasMessageOfType(FilterPipelineMessage.class)
            ? header.getMessageOfType(FilterPipelineMessage.class).getFilters()
            : List.of();
    return new Filters(filters, chunkBytes);
  }

  /** The bytes of a chunk; {@code skipped} are the filters that were not applied to it. */
  byte[] decode(ByteBuffer stored, BitSet skipped) {
    byte[] bytes = new byte[stored.remaining()];
    stored.get(bytes);
    for (int i = filters.size() - 1; i >= 0; i--) {
      if (!skipped.get(i)) {
        bytes = undo(filters.get(i), bytes);
      }
    }
    if (bytes.length != chunkBytes) {
      throw new Damaged(
          "a chunk holds "
              + bytes.length
              + " bytes, expected "
              + chunkBytes
              + " by its dimensions");
    }
    return bytes;
  }

  private byte[] undo(FilterInfo filter, byte[] bytes) {
    return switch (filter.getId()) {
      case DEFLATE -> inflate(bytes);
      case SHUFFLE -> unshuffle(bytes, filter.getData().length == 0 ? 1 : filter.getData()[0]);
      case FLETCHER32 -> withoutChecksum(bytes);
      case LZF -> Lzf.expand(bytes, chunkBytes);
      default ->
          throw new Unsupported(
              "data compressed with HDF5 filter "
                  + filter.getId()
                  + " ("
                  + Text.shown(filter.getName())
                  + "): gzip, lzf, shuffle and fletcher32 are supported");
    };
  }

  private byte[] inflate(byte[] bytes) {
    byte[] out = new byte[chunkBytes + CHECKSUM_BYTES];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      int n = inflater.inflate(out);
      if (!inflater.finished() && (n == out.length || inflater.getRemaining() == 0)) {
        throw new Damaged(
            "a compressed chunk "
                + (n == out.length ? "inflates beyond" : "ends before")
                + " its declared "
                + chunkBytes
                + " bytes");
      }
      return java.util.Arrays.copyOf(out, n);
    } catch (DataFormatException e) {
      throw new Damaged("a compressed chunk is corrupt: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  /** Shuffle stores all first bytes of the elements, then all second bytes, and so on. */
  static byte[] unshuffle(byte[] bytes, int elementBytes) {
    if (elementBytes <= 1 || elementBytes > bytes.length) {
      return bytes;
    }
    int n = bytes.length / elementBytes;
    byte[] out = bytes.clone();
    for (int b = 0; b < elementBytes; b++) {
      for (int i = 0; i < n; i++) {
        out[i * elementBytes + b] = bytes[b * n + i];
      }
    }
    return out;
  }

  private static byte[] withoutChecksum(byte[] bytes) {
    int n = bytes.length - CHECKSUM_BYTES;
    if (n < 0) {
      throw new Damaged("a chunk is too short for its checksum");
    }
    long stored =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(bytes, n, CHECKSUM_BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt());
    if (stored != fletcher32(bytes, n)) {
      throw new Damaged("a chunk does not match its checksum");
    }
    return java.util.Arrays.copyOf(bytes, n);
  }

  /** Fletcher's checksum over big-endian 16-bit words, as the HDF5 specification defines it. */
  static long fletcher32(byte[] bytes, int n) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < n; i += 2) {
      int word = ((bytes[i] & 0xff) << 8) | (i + 1 < n ? bytes[i + 1] & 0xff : 0);
      low = (low + word) % 65535;
      high = (high + low) % 65535;
    }
    return (high << 16) | low;
  }
}
