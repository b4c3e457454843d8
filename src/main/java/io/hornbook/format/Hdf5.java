package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Opens HDF5 files. Only metadata is touched until a dataset is {@linkplain H5Dataset#read() read};
 * links to other files or other places are never followed.
 */
public final class Hdf5 {
  private Hdf5() {}

  /**
   * The root group of the file at {@code path}, whose bytes are mapped into memory, not read.
   *
   * @throws Usage if the file cannot be opened
   * @throws Damaged if it is not HDF5
   */
  public static H5Group open(Path path) {
    String name = Text.fileName(path);
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() > Integer.MAX_VALUE) {
        return root(() -> new HdfFile(path), name);
      }
      ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return open(content, name);
    } catch (IOException e) {
      throw new Usage("cannot open " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  /**
   * The root group of an HDF5 file in memory; {@code content} must not change afterwards.
   *
   * @param name what messages call the file
   */
  public static H5Group open(ByteBuffer content, String name) {
    ByteBuffer whole = content.slice();
    return root(() -> HdfFile.fromByteBuffer(whole), name);
  }

  private static H5Group root(Supplier<HdfFile> opening, String name) {
    HdfFile hdf;
    try {
      hdf = opening.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw H5File.explained(e, "/", name);
    }
    checkLength(hdf, name);
    return H5Group.root(new H5File(hdf, name), hdf.getAddress());
  }

  /** A file that is shorter than its superblock says was cut off: say so before anything else. */
  private static void checkLength(HdfFile hdf, String name) {
    Superblock superblock = hdf.getHdfBackingStorage().getSuperblock();
    long expected = superblock.getEndOfFileAddress();
    if (expected > hdf.size()) {
      HornbookException cut =
          new Damaged(
              "cut short: its superblock says "
                  + Text.bytes(expected)
                  + ", found "
                  + Text.bytes(hdf.size()));
      throw cut.in(name);
    }
  }
}
