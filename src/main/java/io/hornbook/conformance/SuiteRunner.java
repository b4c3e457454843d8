package io.hornbook.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs the cases of a suite in lanes side by side.
 *
 * @param lanes opens a lane
 * @param jobs how many lanes there are at most
 * @param failFast whether to stop after the first case that does not agree
 */
public record SuiteRunner(Supplier<Lane> lanes, int jobs, boolean failFast) {
  /**
   * Runs {@code cases}.
   *
   * @param step called after every case
   * @return the outcomes in the order of the cases, whatever the lanes; up to the first that does
   *     not agree where that is where to stop
   */
  public List<Outcome> run(List<SuiteCase> cases, Runnable step) {
    return new Run(cases, step).outcomes();
  }

  /** One go through the cases, which the lanes take in order. */
  private final class Run {
    private final List<SuiteCase> cases;
    private final Runnable step;
    private final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger last;

    Run(List<SuiteCase> cases, Runnable step) {
      this.cases = cases;
      this.step = step;
      this.last = new AtomicInteger(cases.size() - 1);
      cases.forEach(c -> outcomes.add(new CompletableFuture<>()));
    }

    List<Outcome> outcomes() {
      List<Lane> open = new ArrayList<>();
      try {
        for (int i = 0; i < Math.min(jobs, cases.size()); i++) {
          Lane lane = lanes.get();
          open.add(lane);
          Thread thread = new Thread(() -> work(lane), "lane " + i);
          thread.setDaemon(true);
          thread.start();
        }
        List<Outcome> done = new ArrayList<>();
        // All up to the last one have been taken when that is known to be the last.
        for (int i = 0; i <= last.get(); i++) {
          done.add(outcomes.get(i).join());
        }
        return done;
      } finally {
        open.forEach(Lane::close);
      }
    }

    private void work(Lane lane) {
      for (int i = next.getAndIncrement(); i <= last.get(); i = next.getAndIncrement()) {
        Outcome outcome = outcome(lane, cases.get(i));
        if (failFast && !outcome.agrees()) {
          int failed = i;
          last.updateAndGet(l -> Math.min(l, failed));
        }
        step.run();
        outcomes.get(i).complete(outcome);
      }
    }

    private Outcome outcome(Lane lane, SuiteCase one) {
      try {
        return lane.run(one);
      } catch (RuntimeException | Error e) {
        return Runner.failure(one.id(), "", "", "", Faults.blame(e));
      }
    }
  }
}
