package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive whose entries are read by exact name into memory; nothing is ever written under an
 * entry's own name. The central directory is the only truth about sizes, and a stream that gives
 * more than it says is refused.
 */
final class Zip implements Closeable {
  /** The largest entry that fits a Java array. */
  static final int LARGEST = Integer.MAX_VALUE - 8;

  private static final int MOST_ENTRIES = 100_000;

  /** An entry may hold this many bytes whatever it takes in the archive, and beyond them … */
  private static final long ALLOWANCE = 64L << 20;

  /** … as many times what it takes. Deflate cannot exceed 1032. */
  private static final long MOST_RATIO = 200;

  private final ZipFile zip;
  private final String name;
  private final long fileBytes;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private Zip(ZipFile zip, String name, long fileBytes) {
    this.zip = zip;
    this.name = name;
    this.fileBytes = fileBytes;
  }

  /** Opens an archive and checks its directory: duplicate names and sums of sizes. */
  static Zip open(Path path) {
    String name = Text.fileName(path);
    try {
      Zip opened = new Zip(new ZipFile(path.toFile()), name, Files.size(path));
      try {
        opened.index();
        return opened;
      } catch (RuntimeException | Error e) {
        opened.close();
        throw e;
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new Damaged("not a sound zip archive: " + Text.shown(e.getMessage() + ""), e).in(name);
    } catch (IOException e) {
      throw new Usage("cannot open " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  private void index() {
    if (zip.size() > MOST_ENTRIES) {
      throw new Damaged("an archive of " + zip.size() + " entries").in(name);
    }
    long stored = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entries.put(entry.getName(), entry) != null) {
        throw new Damaged("entry '" + Text.shown(entry.getName()) + "' is there twice").in(name);
      }
      stored += Math.max(0, entry.getCompressedSize());
    }
    if (stored > fileBytes) {
      throw new Damaged(
              "its entries overlap: they claim "
                  + Text.bytes(stored)
                  + ", the archive has "
                  + Text.bytes(fileBytes))
          .in(name);
    }
  }

  /** The names of all entries in the order of the directory. */
  Set<String> names() {
    return entries.keySet();
  }

  /**
   * The content of the entry of exactly that name, empty if there is none.
   *
   * @param most bytes that it may hold
   */
  Optional<byte[]> read(String entryName, int most) {
    ZipEntry entry = entries.get(entryName);
    if (entry == null) {
      return Optional.empty();
    }
    String where = "'" + Text.shown(entryName) + "' in " + name;
    int size = checkedSize(entry, most, where);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(size);
      if (content.length < size || in.read() >= 0) {
        throw new Damaged("its size is not the declared " + Text.bytes(size) + ":").in(where);
      }
      return Optional.of(content);
    } catch (IOException | IllegalArgumentException e) {
      throw new Damaged("not readable: " + Text.shown(e.getMessage() + ""), e).in(where);
    }
  }

  private static int checkedSize(ZipEntry entry, int most, String where) {
    long size = entry.getSize();
    long stored = Math.max(0, entry.getCompressedSize());
    if (size < 0) {
      throw new Damaged("no size declared").in(where);
    }
    if (size > ALLOWANCE && (size - ALLOWANCE) / MOST_RATIO > stored) {
      throw new Damaged(
              "a zip bomb: " + Text.bytes(stored) + " would inflate to " + Text.bytes(size))
          .in(where);
    }
    if (size > most) {
      throw new Unsupported(Text.bytes(size) + ", more than the " + Text.bytes(most) + " supported")
          .in(where);
    }
    return (int) size;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
