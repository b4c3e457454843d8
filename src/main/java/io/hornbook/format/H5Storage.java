package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.jhdf.ObjectHeader;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.FillValueMessage;
import java.nio.ByteBuffer;

/** Where the bytes of one dataset lie: in its header, in one run, in chunks, or nowhere yet. */
final class H5Storage {
  private static final long UNDEFINED = -1;

  /** A dataset may declare this many bytes whatever it stores, and beyond them … */
  static final long ALLOWANCE = 32L << 20;

  /** … as many times what it stores. Weights shrink by a tenth, a row of zeros a thousandfold. */
  static final long MOST_RATIO = 100;

  private final MeteredStorage storage;
  private final ObjectHeader header;
  private final DataLayoutMessage layout;
  private final H5Chunks chunks;

  H5Storage(MeteredStorage storage, ObjectHeader header) {
    this.storage = storage;
    this.header = header;
    this.layout = header.getMessageOfType(DataLayoutMessage.class);
    boolean whole =
        layout instanceof CompactDataLayoutMessage || layout instanceof ContiguousDataLayoutMessage;
    this.chunks = whole ? null : new H5Chunks(storage, header);
  }

  /** Refuses a dataset whose declared size is not backed by stored bytes. */
  void check(H5Space space, ElementType type) {
    long declared = space.bytes(type.bytes());
    if (chunks != null) {
      chunks.check(space, type);
    } else if (layout instanceof CompactDataLayoutMessage compact) {
      require(declared, compact.getDataBuffer().remaining(), space);
    } else if (isUnwritten()) {
      requireRatio(declared, 0, space.toString());
    } else {
      long address = ((ContiguousDataLayoutMessage) layout).getAddress();
      long base = storage.getUserBlockSize();
      require(declared, address < 0 ? 0 : Math.max(0, storage.size() - base - address), space);
    }
  }

  private boolean isUnwritten() {
    return layout instanceof ContiguousDataLayoutMessage run && run.getAddress() == UNDEFINED;
  }

  private static void require(long declared, long stored, H5Space space) {
    if (declared > stored) {
      throw new Damaged(
          space
              + " needs "
              + Text.bytes(declared)
              + ", but at most "
              + Text.bytes(stored)
              + " are stored");
    }
  }

  static void requireRatio(long declared, long stored, String what) {
    if (declared > ALLOWANCE && (declared - ALLOWANCE) / MOST_RATIO > stored) {
      throw new Damaged(
          what
              + " declares "
              + Text.bytes(declared)
              + " but stores "
              + Text.bytes(stored)
              + ": refused, as it is more than "
              + MOST_RATIO
              + " times as much");
    }
  }

  /** Whether all elements lie in one run of the file. */
  boolean isOneRun() {
    return layout instanceof ContiguousDataLayoutMessage && !isUnwritten();
  }

  /** The bytes of {@code length} elements of one run, after {@link #check}. */
  ByteBuffer part(ElementType type, int from, int length) {
    long address = ((ContiguousDataLayoutMessage) layout).getAddress();
    return storage.map(address + (long) from * type.bytes(), (long) length * type.bytes());
  }

  /** The bytes of all elements in row-major order, after {@link #check}. */
  ByteBuffer bytes(H5Space space, ElementType type) {
    long n = space.bytes(type.bytes());
    if (layout instanceof CompactDataLayoutMessage compact) {
      return compact.getDataBuffer();
    }
    if (isOneRun()) {
      return storage.map(((ContiguousDataLayoutMessage) layout).getAddress(), n);
    }
    if (n > Integer.MAX_VALUE - 8) {
      throw new Unsupported("chunked data of " + Text.bytes(n) + ": at most 2 GB are supported");
    }
    byte[] whole = new byte[(int) n];
    fill(whole, type.bytes());
    if (chunks != null) {
      chunks.copyTo(whole, space.dims(), type.bytes());
    }
    return ByteBuffer.wrap(whole);
  }

  /** Elements that were never written have the declared fill value, usually zero. */
  private void fill(byte[] whole, int elementBytes) {
    for (FillValueMessage message : header.getMessagesOfType(FillValueMessage.class)) {
      ByteBuffer value = message.isFillValueDefined() ? message.getFillValue() : null;
      if (value == null || value.remaining() != elementBytes) {
        continue;
      }
      byte[] element = new byte[elementBytes];
      value.get(value.position(), element);
      for (int i = 0; i < whole.length; i++) {
        whole[i] = element[i % elementBytes];
      }
    }
  }
}
