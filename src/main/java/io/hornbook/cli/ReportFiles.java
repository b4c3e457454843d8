package io.hornbook.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The files that outcomes are reported to. */
final class ReportFiles {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write a report; its ending says which: .html, .json, .txt or .xml (JUnit). May be"
              + " repeated.")
  private List<Path> files = List.of();

  /**
   * The files, checked before anything runs.
   *
   * @throws io.hornbook.error.Usage if one has an ending that no report has
   */
  Reports open() {
    return new Reports(files);
  }
}
