package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.conformance.Outcome;
import io.hornbook.error.Usage;
import io.hornbook.report.JsonReport;
import io.hornbook.report.TextReport;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How outcomes are told. */
final class ReportOptions {
  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What to print: ${DEFAULT-VALUE} if not given.")
  private String format;

  @Mixin private ReportFiles files;

  /**
   * The files to report to, checked before anything runs.
   *
   * @throws Usage if an option makes no sense
   */
  Reports files() {
    if (!List.of("text", "json").contains(format)) {
      throw new Usage("--format should be text or json; found " + format);
    }
    return files.open();
  }

  void print(List<Outcome> outcomes, PrintWriter out) {
    out.print(
        format.equals("json")
            ? new JsonReport(Hornbook.version()).of(outcomes)
            : new TextReport(Terminal.isPresent()).of(outcomes));
    out.flush();
  }
}
