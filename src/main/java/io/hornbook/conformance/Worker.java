package io.hornbook.conformance;

import io.hornbook.format.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The other end of a {@link WorkerLane}: after a greeting, one line of JSON with an {@link Outcome}
 * for every line with a case's folder and id.
 */
public final class Worker {
  private static final String END = "";

  private Worker() {}

  static Map<String, Object> question(SuiteCase one) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("folder", one.folder().toString());
    question.put("id", one.id());
    return question;
  }

  /** Answers until there are no more questions. */
  public static void serve(Runner runner, InputStream in, PrintStream out) {
    BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    Thread listener = new Thread(() -> listen(in, questions), "questions");
    listener.setDaemon(true);
    listener.start();
    out.println(Json.line(Map.of("hornbook", "ready")));
    try {
      for (String line = questions.take(); !line.equals(END); line = questions.take()) {
        Map<?, ?> question = (Map<?, ?>) Json.parse(line, "a question");
        Path folder = Path.of((String) question.get("folder"));
        Outcome outcome = runner.run(folder, (String) question.get("id"));
        out.println(Json.line(RecordJson.write(outcome)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who asked may be killed in the midst of a case that hangs: then nobody needs this process. */
  private static void listen(InputStream in, BlockingQueue<String> questions) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        questions.add(line);
      }
    } catch (IOException e) {
      // A pipe that breaks is at its end.
    }
    questions.add(END);
  }
}
