package io.hornbook.process;

import io.hornbook.error.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A running program that takes lines of UTF-8 on its standard input and answers in lines on its
 * standard output. What it may fill is bounded, and it never outlives this JVM.
 */
public final class LineProcess implements AutoCloseable {
  private static final Set<LineProcess> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  static {
    Thread end = new Thread(() -> RUNNING.forEach(LineProcess::kill), "end of child processes");
    Runtime.getRuntime().addShutdownHook(end);
  }

  private final List<String> command;
  private final Process process;
  private final OutputStream in;
  private final Lines lines;
  private final LastWords errors;

  private LineProcess(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.in = process.getOutputStream();
    this.lines = new Lines(process.getInputStream());
    this.errors = new LastWords(process.getErrorStream());
  }

  /**
   * Starts a program.
   *
   * @param command the program and its arguments; no shell sees them
   * @throws Usage if there is no such program, or it may not be run
   */
  public static LineProcess start(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).start();
      LineProcess started = new LineProcess(List.copyOf(command), process);
      RUNNING.add(started);
      return started;
    } catch (IOException e) {
      throw new Usage("%s cannot be started: %s".formatted(command.get(0), e.getMessage()), e);
    }
  }

  /** Ends this program and starts the same anew. */
  public LineProcess again() {
    close();
    return start(command);
  }

  /**
   * Sends a line. A program that has ended does not hear it: {@link #await} says so.
   *
   * @param line without line breaks
   */
  public void send(String line) {
    try {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      // The pipe is broken: the program is at its end, which is what await will answer.
      kill();
    }
  }

  /** Waits for the program's next line. */
  public Answer await(Duration limit) {
    try {
      Lines.Next next = lines.next(limit);
      if (next.text() != null) {
        return new Answer.Line(next.text());
      }
      if (!next.last()) {
        return new Answer.Silence();
      }
      if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(); // It closed its output, or wrote a line without end.
        process.waitFor();
      }
      return new Answer.Ended(process.exitValue(), errors.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      return new Answer.Silence();
    }
  }

  /** The bytes of memory that the program and what it started hold; empty where none tells. */
  public OptionalLong memory() {
    return ResidentMemory.of(process.toHandle());
  }

  /** Ends the program and what it started, at once. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    RUNNING.remove(this);
  }

  /** Ends the program, which has nothing left to say. */
  @Override
  public void close() {
    kill();
  }
}
