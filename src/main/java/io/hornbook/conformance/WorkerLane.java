package io.hornbook.conformance;

import io.hornbook.error.HornbookException;
import io.hornbook.error.Unsupported;
import io.hornbook.format.Json;
import io.hornbook.process.Answer;
import io.hornbook.process.LineProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs cases in a process of their own, a {@link Worker}. A case that hangs is killed with its
 * process, one that crashes takes only that along; the next case gets a new one.
 */
public final class WorkerLane implements Lane {
  private static final Duration START = Duration.ofMinutes(2);

  private final List<String> command;
  private final Duration limit;
  private final AtomicReference<LineProcess> process = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * @param command what starts a worker
   * @param limit how long a case may take, without the start of its process
   */
  public WorkerLane(List<String> command, Duration limit) {
    this.command = List.copyOf(command);
    this.limit = limit;
  }

  @Override
  public Outcome run(SuiteCase one) {
    LineProcess worker;
    try {
      worker = ready();
    } catch (HornbookException e) {
      return Lost.unstarted(one, e.getMessage());
    }
    worker.send(Json.line(Worker.question(one)));
    Answer answer = worker.await(limit);
    if (answer instanceof Answer.Line line) {
      return RecordJson.read(Json.parse(line.text(), "a worker's answer"), Outcome.class);
    }
    drop();
    return answer instanceof Answer.Ended end ? Lost.crashed(one, end) : Lost.late(one, limit);
  }

  /** The worker; a new one where there is none. */
  private LineProcess ready() {
    LineProcess running = process.get();
    if (running != null) {
      return running;
    }
    LineProcess started = LineProcess.start(command);
    process.set(started);
    Answer greeting = closed ? new Answer.Silence() : started.await(START);
    if (greeting instanceof Answer.Line) {
      return started;
    }
    drop();
    throw new Unsupported(greeting instanceof Answer.Ended end ? end.lastWords() : "it is silent");
  }

  private void drop() {
    LineProcess last = process.getAndSet(null);
    if (last != null) {
      last.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }
}
