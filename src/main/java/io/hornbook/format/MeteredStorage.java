package io.hornbook.format;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of an HDF5 file as jhdf sees them: every address is checked against the file's length,
 * and every operation has a budget. A hostile file can make its metadata refer to itself over and
 * over (a B-tree whose children are all one node); the budget ends that in bounded time and memory.
 */
final class MeteredStorage implements HdfBackingStorage {
  /** The file asks for bytes that it does not have, or for too many of them. */
  static final class Overrun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overrun(String message) {
      super(message);
    }
  }

  private static final long MOST_READS = 4_000_000;
  private static final int TIMES_OVER = 4;
  private static final long SLACK = 1 << 20;

  private final HdfBackingStorage storage;
  private long reads;
  private long bytes;

  MeteredStorage(HdfBackingStorage storage) {
    this.storage = storage;
  }

  /** Starts an operation with a fresh budget. */
  void begin() {
    reads = 0;
    bytes = 0;
  }

  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    charge(fileOffset(address), length);
    return storage.readBufferFromAddress(address, length);
  }

  @Override
  public ByteBuffer map(long address, long length) {
    return mapNoOffset(fileOffset(address), length);
  }

  @Override
  public ByteBuffer mapNoOffset(long offset, long length) {
    charge(offset, length);
    return storage.mapNoOffset(offset, length);
  }

  /** Addresses count from the end of the user's own block. */
  private long fileOffset(long address) {
    if (address < 0 || address > size()) {
      throw new Overrun("an address points outside the file (0x" + Long.toHexString(address) + ")");
    }
    return address + getUserBlockSize();
  }

  private void charge(long offset, long length) {
    if (offset < 0 || length < 0 || length > size() - offset) {
      throw new Overrun(
          "needs "
              + Text.bytes(length)
              + " from byte "
              + offset
              + ", but the file ends after "
              + Text.bytes(size()));
    }
    reads++;
    bytes += length;
    if (reads > Math.min(MOST_READS, SLACK + size()) || bytes > TIMES_OVER * size() + SLACK) {
      throw new Overrun("its metadata refers to the same bytes over and over");
    }
  }

  @Override
  public long getUserBlockSize() {
    return storage.getUserBlockSize();
  }

  @Override
  public Superblock getSuperblock() {
    return storage.getSuperblock();
  }

  @Override
  public FileChannel getFileChannel() {
    throw new UnsupportedOperationException("read-only");
  }

  @Override
  public int getSizeOfOffsets() {
    return storage.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return storage.getSizeOfLengths();
  }

  @Override
  public void close() {
    storage.close();
  }

  @Override
  public long size() {
    return storage.size();
  }

  @Override
  public boolean inMemory() {
    return storage.inMemory();
  }
}
