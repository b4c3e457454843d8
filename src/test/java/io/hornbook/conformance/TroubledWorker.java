package io.hornbook.conformance;

import io.hornbook.format.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A program for {@link SuiteRunnerTest}: a worker that some cases are too much for. */
final class TroubledWorker {
  private TroubledWorker() {}

  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("{\"hornbook\": \"ready\"}");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String id = (String) ((Map<?, ?>) Json.parse(line, "question")).get("id");
      switch (id) {
        case "hangs" -> Thread.sleep(600_000);
        case "crashes" -> System.exit(7);
        case "devours" -> throw new OutOfMemoryError("Java heap space");
        default -> {
          boolean wrong = id.startsWith("wrong");
          Outcome outcome = SuiteRunnerTest.outcome(id, wrong ? 1 : 0);
          System.out.println(Json.line(RecordJson.write(outcome)));
        }
      }
    }
  }
}
