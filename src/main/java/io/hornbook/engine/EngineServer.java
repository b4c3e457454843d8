package io.hornbook.engine;

import io.hornbook.error.HornbookException;
import io.hornbook.format.Json;
import io.hornbook.format.Npz;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The other end of a {@link ProcessEngine}, for engines that are Java. */
public final class EngineServer {
  private EngineServer() {}

  /**
   * Answers questions on standard input until it ends, then ends this JVM, even in the midst of a
   * model. What the engine prints to standard output meanwhile goes to standard error.
   */
  public static void serve(Engine engine) throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    Thread listener = new Thread(() -> listen(questions), "questions");
    listener.setDaemon(true);
    listener.start();
    say(
        out,
        Map.of(
            "engine", engine.name(),
            "version", engine.version(),
            "generations", engine.generations()));
    while (true) {
      answer(engine, Wire.Question.read(questions.take()), out);
    }
  }

  private static void listen(BlockingQueue<String> questions) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      in.lines().forEach(questions::add);
    } catch (IOException e) {
      // A pipe that breaks is at its end.
    }
    Runtime.getRuntime().halt(0);
  }

  /** An engine's exception is its refusal; only what ends its process is a crash. */
  private static void answer(Engine engine, Wire.Question question, PrintStream out) {
    try {
      Wire.write(engine.predict(question.model(), Npz.read(question.inputs())), question.outputs());
      say(out, Map.of("done", question.model().id()));
    } catch (HornbookException e) {
      say(out, Map.of("refused", e.getMessage()));
    } catch (Outside e) {
      say(out, Map.of("refused", e.getMessage(), "outside", true));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      say(out, Map.of("refused", e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
  }

  private static void say(PrintStream out, Map<String, Object> answer) {
    out.println(Wire.MARK + Json.line(answer));
  }
}
