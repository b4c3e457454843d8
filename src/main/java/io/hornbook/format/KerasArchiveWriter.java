package io.hornbook.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@code .keras} archive: three entries that are stored, not compressed, as Keras does it,
 * without the time of day. The weights are written twice, first to learn their checksum.
 */
public final class KerasArchiveWriter {
  /** The zip format's zero. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private KerasArchiveWriter() {}

  /**
   * Writes an archive.
   *
   * @param metadata and {@code config} as JSON
   */
  public static void write(String metadata, String config, Hdf5Tree weights, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    add("metadata.json", text(metadata), zip);
    add("config.json", text(config), zip);
    add("model.weights.h5", to -> Hdf5Writer.write(weights, to), zip);
    zip.finish();
  }

  private static Content text(String text) {
    return to -> to.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(String name, Content content, ZipOutputStream zip) throws IOException {
    Length length = new Length();
    CheckedOutputStream checked = new CheckedOutputStream(length, new CRC32());
    content.writeTo(checked);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(length.bytes);
    entry.setCrc(checked.getChecksum().getValue());
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  private static final class Length extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int from, int count) {
      bytes += count;
    }
  }
}
