package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.conformance.Outcome;
import io.hornbook.error.Usage;
import io.hornbook.report.JsonReport;
import io.hornbook.report.JunitReport;
import io.hornbook.report.TextReport;
import io.hornbook.report.page.SuitePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a run reports to. An older report is replaced, an input never. */
final class Reports {
  private static final List<String> ENDINGS = List.of(".html", ".json", ".txt", ".xml");

  private final List<Path> files;

  /**
   * The reports to write.
   *
   * @throws Usage if a file's ending names no form
   */
  Reports(List<Path> files) {
    this.files = List.copyOf(files);
    for (Path file : files) {
      if (ENDINGS.stream().noneMatch(file.toString()::endsWith)) {
        throw new Usage("--report should end in .html, .json, .txt or .xml; found " + file);
      }
      checkPlace(file);
    }
  }

  /** A long run should not end with a report that cannot be written. */
  private static void checkPlace(Path file) {
    if (Files.isDirectory(file)) {
      throw new Usage("--report should be a file; " + file + " is a folder");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new Usage("--report should lie in a folder that is there; found " + file);
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new Usage("--report may not be written to " + file);
    }
  }

  /**
   * Refuses to write over what is read.
   *
   * @param input a file, or a case's folder with all that is in it
   */
  void keepOff(Path input) {
    for (Path file : files) {
      try {
        if (Files.exists(file) && file.toRealPath().startsWith(input.toRealPath())) {
          throw new Usage("--report should not overwrite an input; found " + file);
        }
      } catch (IOException e) {
        throw new Usage("--report cannot be written to " + file + ": " + e.getMessage(), e);
      }
    }
  }

  void write(List<Outcome> outcomes) {
    for (Path file : files) {
      try {
        Files.writeString(file, text(file.toString(), outcomes));
      } catch (IOException e) {
        throw new Usage("the report cannot be written to " + file + ": " + e.getMessage(), e);
      }
    }
  }

  private static String text(String name, List<Outcome> outcomes) {
    if (name.endsWith(".xml")) {
      return JunitReport.of(outcomes);
    }
    if (name.endsWith(".html")) {
      return SuitePage.of(outcomes, Hornbook.version());
    }
    return name.endsWith(".json")
        ? new JsonReport(Hornbook.version()).of(outcomes)
        : new TextReport(false).of(outcomes);
  }
}
