package io.hornbook.format;

import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file holds, decided by its first bytes and never by its name. */
public enum Content {
  HDF5,
  ZIP,
  JSON,
  NPY,
  GIT_LFS_POINTER,
  HTML,
  EMPTY,
  YAML_TEXT,
  PICKLE,
  TEXT,
  UNKNOWN;

  private static final int HEAD = 4096;
  private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP_MAGIC = {'P', 'K', 5, 6};
  private static final Pattern YAML = Pattern.compile("(?m)^\\s*(class_name|config|backend)\\s*:");

  /**
   * The content of the file at {@code path}.
   *
   * @throws Usage if it cannot be opened
   */
  public static Content of(Path path) {
    try (FileChannel file = FileChannel.open(path)) {
      byte[] head = bytesAt(file, 0, HEAD);
      if (head.length == 0) {
        return EMPTY;
      }
      Content content = of(head);
      // A stored HDF5 file may happen to begin at such a place inside an archive.
      boolean settled = content == HDF5 || content == ZIP;
      return !settled && hasUserBlock(file) ? HDF5 : content;
    } catch (IOException e) {
      throw new Usage("cannot open " + Text.shown(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  /** HDF5 may start after a block of the user's own, at 512 bytes or any doubling of it. */
  private static boolean hasUserBlock(FileChannel file) throws IOException {
    for (long at = 512; at + HDF5_MAGIC.length <= file.size(); at *= 2) {
      if (Arrays.equals(bytesAt(file, at, HDF5_MAGIC.length), HDF5_MAGIC)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytesAt(FileChannel file, long at, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, Math.max(0, file.size() - at)));
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = file.read(bytes, at + bytes.position());
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static Content of(byte[] head) {
    if (startsWith(head, HDF5_MAGIC)) {
      return HDF5;
    }
    if (startsWith(head, ZIP_MAGIC) || startsWith(head, EMPTY_ZIP_MAGIC)) {
      return ZIP;
    }
    if (startsWith(head, Npy.MAGIC)) {
      return NPY;
    }
    if (head.length > 2 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5) {
      return PICKLE;
    }
    return isText(head) ? ofText(new String(head, StandardCharsets.UTF_8)) : UNKNOWN;
  }

  private static Content ofText(String text) {
    String body = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    String lower = body.substring(0, Math.min(body.length(), 200)).toLowerCase(Locale.ROOT);
    if (body.isEmpty()) {
      return EMPTY;
    }
    if (body.startsWith("{") || body.startsWith("[") || body.startsWith("\"")) {
      return JSON;
    }
    if (body.startsWith("version https://git-lfs.github.com/spec/")) {
      return GIT_LFS_POINTER;
    }
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return HTML;
    }
    return YAML.matcher(body).find() ? YAML_TEXT : TEXT;
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
