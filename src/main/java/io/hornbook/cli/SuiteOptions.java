package io.hornbook.cli;

import io.hornbook.conformance.Lane;
import io.hornbook.conformance.OwnLane;
import io.hornbook.conformance.Runner;
import io.hornbook.conformance.Shard;
import io.hornbook.conformance.SuiteRunner;
import io.hornbook.conformance.WorkerLane;
import io.hornbook.error.Usage;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How the cases of a suite are run. */
final class SuiteOptions {
  /** Up to so many cases are done before other processes would be up. */
  private static final int FEW = 16;

  private static final int USUAL_LIMIT = 600;
  private static final int LONGEST_LIMIT = 1_000_000;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many processes run the cases of a suite; as many as cores if not given.")
  private Integer jobs;

  @Option(
      names = "--shard",
      paramLabel = "i/n",
      description = "Run only the i-th of n parts of a suite; a case's path decides its part.")
  private String shard;

  @Option(
      names = "--fail-fast",
      description = "Stop after the first case of a suite that does not agree.")
  private boolean failFast;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop a case of a suite that takes longer; 600 if not given.")
  private Integer timeout;

  /**
   * Checks them before anything runs.
   *
   * @throws Usage if one makes no sense
   */
  void check() {
    if (jobs != null && jobs < 1) {
      throw new Usage("--jobs should be 1 or more; found " + jobs);
    }
    if (timeout != null && (timeout < 1 || timeout > LONGEST_LIMIT)) {
      throw new Usage("--timeout should be from 1 to 1000000 seconds; found " + timeout);
    }
    shard();
  }

  boolean areGiven() {
    return jobs != null || shard != null || failFast || timeout != null;
  }

  Shard shard() {
    return shard == null ? Shard.WHOLE : Shard.parse(shard);
  }

  /**
   * How to run {@code cases} of them.
   *
   * @param own runs cases in this process, worth it for a few
   * @param worker gives the command of a process that does
   */
  SuiteRunner runner(int cases, Runner own, Supplier<List<String>> worker) {
    Duration limit = Duration.ofSeconds(timeout == null ? USUAL_LIMIT : timeout);
    Supplier<Lane> apart = () -> new WorkerLane(worker.get(), limit);
    if (cases <= FEW) {
      return new SuiteRunner(() -> new OwnLane(own, limit, apart), 1, failFast);
    }
    int most = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    return new SuiteRunner(apart, most, failFast);
  }
}
