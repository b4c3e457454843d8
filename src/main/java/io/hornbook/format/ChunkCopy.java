package io.hornbook.format;

import io.hornbook.error.Damaged;
import java.util.Arrays;

/** Copies one chunk to its place in a row-major whole, leaving out what reaches beyond the edge. */
final class ChunkCopy {
  private final byte[] whole;
  private final long[] dims;
  private final int[] chunkDims;
  private final int elementBytes;

  ChunkCopy(byte[] whole, long[] dims, int[] chunkDims, int elementBytes) {
    this.whole = whole;
    this.dims = dims;
    this.chunkDims = chunkDims;
    this.elementBytes = elementBytes;
  }

  /** Copies a chunk whose first element lies at {@code offset} of the whole. */
  void copy(byte[] chunk, long[] offset) {
    int rank = dims.length;
    int[] extent = new int[rank];
    for (int i = 0; i < rank; i++) {
      if (offset.length < rank || offset[i] < 0 || offset[i] >= dims[i]) {
        throw new Damaged(
            "a chunk at " + Arrays.toString(offset) + " of a dataset of " + Arrays.toString(dims));
      }
      extent[i] = (int) Math.min(chunkDims[i], dims[i] - offset[i]);
    }
    int run = extent[rank - 1] * elementBytes;
    int[] index = new int[rank];
    do {
      long from = 0;
      long to = 0;
      for (int i = 0; i < rank; i++) {
        from = from * chunkDims[i] + index[i];
        to = to * dims[i] + offset[i] + index[i];
      }
      System.arraycopy(chunk, (int) (from * elementBytes), whole, (int) (to * elementBytes), run);
    } while (next(index, extent));
  }

  /** Steps to the next row (the last axis stays), false after the last one. */
  private static boolean next(int[] index, int[] extent) {
    for (int i = index.length - 2; i >= 0; i--) {
      if (++index[i] < extent[i]) {
        return true;
      }
      index[i] = 0;
    }
    return false;
  }
}
