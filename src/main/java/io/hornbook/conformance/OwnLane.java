package io.hornbook.conformance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs cases in this JVM, which is up already. A case that takes too long cannot be stopped here:
 * it is left to itself, and the cases after it run in another lane.
 */
public final class OwnLane implements Lane {
  private final Runner runner;
  private final Duration limit;
  private final Supplier<Lane> refuge;
  private Optional<Lane> other = Optional.empty();

  /**
   * @param limit how long a case may take
   * @param refuge where cases run once one has hung here
   */
  public OwnLane(Runner runner, Duration limit, Supplier<Lane> refuge) {
    this.runner = runner;
    this.limit = limit;
    this.refuge = refuge;
  }

  @Override
  public Outcome run(SuiteCase one) {
    if (other.isPresent()) {
      return other.get().run(one);
    }
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> outcome.complete(runner.run(one.folder(), one.id())), one.id());
    thread.setDaemon(true);
    thread.start();
    try {
      return outcome.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      other = Optional.of(refuge.get());
      return Lost.late(one, limit);
    } catch (InterruptedException | ExecutionException e) {
      Thread.currentThread().interrupt();
      return Runner.failure(one.id(), "", "", "", Faults.blame(e));
    }
  }

  @Override
  public void close() {
    other.ifPresent(Lane::close);
  }
}
