package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.jhdf.ObjectHeader;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.NoParent;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** The chunks of one dataset: checked, unfiltered and put together. */
final class H5Chunks {
  private static final int MOST_CHUNKS = 1_000_000;
  private static final long UNDEFINED = -1;

  private final MeteredStorage storage;
  private final ObjectHeader header;
  private final DataLayoutMessage layout;
  private final ChunkedDataset dataset;

  H5Chunks(MeteredStorage storage, ObjectHeader header) {
    this.storage = storage;
    this.header = header;
    this.layout = header.getMessageOfType(DataLayoutMessage.class);
    this.dataset =
        layout instanceof ChunkedDataLayoutMessage
            ? new Version3(storage, header)
            : new Version4(storage, header);
  }

  /** Opens jhdf's index of chunks, which its own classes keep to themselves. */
  private static final class Version3 extends ChunkedDatasetV3 {
    Version3(HdfBackingStorage storage, ObjectHeader header) {
      super(storage, header.getAddress(), "chunks", NoParent.INSTANCE, header);
    }

    Collection<Chunk> chunks() {
      return getChunkLookup().values();
    }
  }

  private static final class Version4 extends ChunkedDatasetV4 {
    Version4(HdfBackingStorage storage, ObjectHeader header) {
      super(storage, header.getAddress(), "chunks", NoParent.INSTANCE, header);
    }

    Collection<Chunk> chunks() {
      return getChunkLookup().values();
    }
  }

  /** The chunks that were written; the others have no address. */
  private List<Chunk> index() {
    Collection<Chunk> all =
        dataset instanceof Version3 old ? old.chunks() : ((Version4) dataset).chunks();
    return all.stream().filter(chunk -> chunk.getAddress() != UNDEFINED).toList();
  }

  /** Refuses chunk sizes, numbers of chunks and compression ratios that no real file has. */
  void check(H5Space space, ElementType type) {
    long[] dims = space.dims();
    int[] chunk = dataset.getChunkDimensions();
    if (chunk.length != dims.length) {
      throw new Damaged(space + " in chunks of " + chunk.length + " dimensions");
    }
    long grid = 1;
    long chunkBytes = type.bytes();
    for (int i = 0; i < chunk.length; i++) {
      if (chunk[i] <= 0) {
        throw new Damaged("chunks of extent " + chunk[i] + " along dimension " + i);
      }
      grid = product(grid, (dims[i] + chunk[i] - 1) / chunk[i]);
      chunkBytes = product(chunkBytes, chunk[i]);
    }
    H5Storage.requireRatio(space.bytes(type.bytes()), storage.size(), space.toString());
    H5Storage.requireRatio(chunkBytes, storage.size(), "a chunk");
    if (isUnwritten()) {
      H5Storage.requireRatio(space.bytes(type.bytes()), 0, space.toString());
      return;
    }
    if (grid > MOST_CHUNKS) {
      throw new Damaged(space + " in " + grid + " chunks, more than " + MOST_CHUNKS);
    }
    checkStored(space, type, chunkBytes);
  }

  private void checkStored(H5Space space, ElementType type, long chunkBytes) {
    long stored = 0;
    for (Chunk piece : index()) {
      H5Storage.requireRatio(chunkBytes, Math.max(0, piece.getSize()), "a chunk");
      stored += Math.max(0, piece.getSize());
    }
    stored = Math.min(stored, storage.size());
    H5Storage.requireRatio(space.bytes(type.bytes()), stored, space.toString());
  }

  /** Whether not one chunk was ever written, so that there is no index either. */
  private boolean isUnwritten() {
    long address =
        layout instanceof ChunkedDataLayoutMessage v3
            ? v3.getBTreeAddress()
            : ((ChunkedDataLayoutMessageV4) layout).getAddress();
    return address == UNDEFINED;
  }

  private static long product(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  /** Writes every chunk's part of the dataset to its place in {@code whole}. */
  void copyTo(byte[] whole, long[] dims, int elementBytes) {
    if (isUnwritten()) {
      return;
    }
    int[] chunk = dataset.getChunkDimensions();
    long chunkBytes = elementBytes;
    for (int d : chunk) {
      chunkBytes = product(chunkBytes, d);
    }
    Filters filters = Filters.of(header, Math.toIntExact(chunkBytes));
    ChunkCopy copy = new ChunkCopy(whole, dims, chunk, elementBytes);
    for (Chunk piece : index()) {
      ByteBuffer stored = storage.map(piece.getAddress(), piece.getSize());
      BitSet skipped = piece.getFilterMask();
      byte[] bytes = filters.decode(stored, skipped == null ? new BitSet() : skipped);
      copy.copy(bytes, piece.getChunkOffset());
    }
  }
}
