package io.hornbook.app;

import io.hornbook.error.Usage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Files that come into being under other names, and take their places together once all are whole
 * and on the disk. Closed before that, it leaves nothing behind.
 */
final class Replacement implements AutoCloseable {
  /** Writes a file's content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final boolean overwrite;
  private final List<Path> inputs;
  private final Map<Path, Path> held = new LinkedHashMap<>();

  /**
   * @param overwrite whether files that are there may be replaced
   * @param inputs files that are read, and never replaced
   */
  Replacement(boolean overwrite, List<Path> inputs) {
    this.overwrite = overwrite;
    this.inputs = inputs;
  }

  /** Writes what shall lie at {@code place}; where it lies until then. */
  Path add(Path place, Content content) throws IOException {
    refuse(place);
    Path folder = place.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Unlike those of createTempFile, it may be read by others where their files may.
    Path temporary = folder.resolve(".hornbook-" + UUID.randomUUID() + "-" + place.getFileName());
    held.put(place, temporary);
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), 1 << 16)) {
      content.writeTo(out);
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return temporary;
  }

  private void refuse(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    for (Path input : inputs) {
      if (Files.exists(input) && Files.isSameFile(input, place)) {
        throw new Usage("the model would be written over what it is read from: " + place);
      }
    }
    if (!overwrite) {
      throw new Usage(place + " is there already: say --overwrite to replace it");
    }
    if (Files.isDirectory(place)) {
      throw new Usage(place + " is a folder");
    }
  }

  /** The checksums of what has been written so far, by the names that the files will have. */
  Map<String, String> sha256() throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    for (Map.Entry<Path, Path> file : held.entrySet()) {
      sums.put(String.valueOf(file.getKey().getFileName()), sha256(file.getValue()));
    }
    return sums;
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Puts every file in its place. */
  void commit() throws IOException {
    for (Map.Entry<Path, Path> file : held.entrySet()) {
      Files.move(
          file.getValue(),
          file.getKey(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    held.clear();
  }

  @Override
  public void close() throws IOException {
    for (Path temporary : held.values()) {
      Files.deleteIfExists(temporary);
    }
  }
}
