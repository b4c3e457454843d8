package io.hornbook.cli;

import io.hornbook.engine.EngineServer;
import io.hornbook.engine.HornbookEngine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hornbook engine}: Hornbook as an engine of a scoreboard, for whoever runs it. */
@Command(
    name = "engine",
    description = "Answers by the protocol of docs/engines.md, for a scoreboard.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class EngineCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    EngineServer.serve(new HornbookEngine());
    return 0;
  }
}
