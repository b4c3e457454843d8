package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Unsupported;
import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.Message;
import java.util.function.Supplier;

/**
 * What all objects of one open HDF5 file share: its bytes, its name in messages, and the one
 * wrapper that turns whatever damage makes jhdf throw into a message for people.
 */
final class H5File {
  private static final int MOST_LINKS = 2_000_000;

  private final String name;
  private final MeteredStorage storage;
  private int depth;
  private long links;

  H5File(HdfFile file, String name) {
    this.storage = new MeteredStorage(file.getHdfBackingStorage());
    this.name = name;
  }

  String name() {
    return name;
  }

  MeteredStorage storage() {
    return storage;
  }

  /** The object header at {@code address}; messages shared between objects are refused. */
  ObjectHeader header(long address, String path) {
    ObjectHeader header = ObjectHeader.readObjectHeader(storage, address);
    for (Message message : header.getMessages()) {
      if (message.isMessageShared()) {
        throw new Unsupported(
            "'" + Text.shown(path) + "' uses a committed (named) datatype, which is not supported");
      }
    }
    return header;
  }

  /** Counts the links of a group that was listed, all groups of the file together. */
  void countLinks(int more) {
    links += more;
    if (links > MOST_LINKS) {
      throw new Damaged("more than " + MOST_LINKS + " links: its groups link to one another");
    }
  }

  /**
   * Runs one operation on the object at {@code path} with a fresh budget.
   *
   * @throws HornbookException whatever goes wrong in it, saying where
   */
  synchronized <T> T guarded(String path, Supplier<T> work) {
    if (depth == 0) {
      storage.begin();
    }
    depth++;
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | InternalError e) {
      throw explained(e, path, name);
    } finally {
      depth--;
    }
  }

  /** The problem for people behind whatever was thrown while {@code path} was read. */
  static HornbookException explained(Throwable thrown, String path, String name) {
    String at = " at " + Text.shown(path);
    Throwable root = thrown;
    for (int i = 0; i < 30 && root != null; i++) {
      if (root instanceof HornbookException known) {
        if (known.getMessage().endsWith(" in " + name)) {
          return known;
        }
        return located(known, path, at).in(name);
      }
      if (root instanceof MeteredStorage.Overrun) {
        return new Damaged("cut short or corrupt: " + root.getMessage() + at, thrown).in(name);
      }
      if (root instanceof UnsupportedHdfException || isNewerVersion(root)) {
        return new Unsupported(unsupported(root.getMessage()) + at, thrown).in(name);
      }
      if (root.getCause() == null) {
        break;
      }
      root = root.getCause();
    }
    return new Damaged("not readable as HDF5: " + reason(root) + at, thrown).in(name);
  }

  /** The same problem with the path in its message, unless it is there already. */
  private static HornbookException located(HornbookException known, String path, String at) {
    String message = known.getMessage();
    if (message.contains("'" + Text.shown(path))) {
      return known;
    }
    return known instanceof Unsupported
        ? new Unsupported(message + at, known)
        : new Damaged(message + at, known);
  }

  /** Some versions that jhdf does not know it reports as damage. */
  private static boolean isNewerVersion(Throwable thrown) {
    return thrown instanceof HdfException
        && String.valueOf(thrown.getMessage()).startsWith("Unrecognized datatype version");
  }

  private static String unsupported(String message) {
    if (message.contains("External Data Files")) {
      return "the data lie in other files (external storage), which are never read";
    }
    if (message.contains("Virtual storage")) {
      return "a virtual dataset maps other files, which are never read";
    }
    if (message.startsWith("Unrecognized")) {
      return "written in a newer HDF5 format than is supported ("
          + Text.shown(message)
          + "): write it with libver='earliest', h5py's default";
    }
    return "an HDF5 feature that is not supported: " + Text.shown(message);
  }

  private static String reason(Throwable root) {
    if (root instanceof StackOverflowError) {
      return "its metadata refers to itself";
    }
    if (root instanceof OutOfMemoryError) {
      return "it asks for more memory than there is";
    }
    String message = root.getMessage();
    String kind = root instanceof HdfException ? "" : root.getClass().getSimpleName() + " ";
    return (kind + (message == null ? "" : Text.shown(message))).strip();
  }
}
