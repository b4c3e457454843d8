package io.hornbook.cli;

import io.hornbook.error.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file a page goes to: never one that is there already, unless that was asked for. */
final class PageFile {
  private final Path path;
  private final boolean overwrite;

  /**
   * @throws Usage if the file is there and may not be replaced, or is a folder
   */
  PageFile(Path path, boolean overwrite) {
    this.path = path;
    this.overwrite = overwrite;
    if (Files.isDirectory(path)) {
      throw new Usage("-o should be a file; " + path + " is a folder");
    }
    if (!overwrite && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new Usage(path + " is there already: name another file with -o, or say --overwrite");
    }
  }

  Path path() {
    return path;
  }

  /** Refuses to write over what is read. */
  void keepOff(Path input) {
    try {
      if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
        throw new Usage("-o should not overwrite an input; found " + path);
      }
    } catch (IOException e) {
      throw new Usage("-o cannot be written to " + path + ": " + e.getMessage(), e);
    }
  }

  void write(String page) {
    OpenOption[] how =
        overwrite
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.writeString(path, page, how);
    } catch (IOException e) {
      throw new Usage("the page cannot be written to " + path + ": " + e.getMessage(), e);
    }
  }
}
