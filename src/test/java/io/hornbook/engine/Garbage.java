package io.hornbook.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/** Greets as an engine does, and then answers with nonsense. */
final class Garbage {
  private Garbage() {}

  /**
   * @param garbled whether its lines are no JSON; else the tensors it writes are none
   */
  static void serve(boolean garbled) {
    say("{\"engine\": \"Fake\", \"version\": \"garbage\"}");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    in.lines()
        .forEach(
            line -> {
              Wire.Question question = Wire.Question.read(line);
              write(question);
              say(garbled ? "{\"done\": [[[" : "{\"done\": \"x\"}");
            });
    System.exit(0);
  }

  /** The beginning of a zip file that goes on for ever, by its own account. */
  private static void write(Wire.Question question) {
    byte[] zip = new byte[64];
    Arrays.fill(zip, (byte) 0xff);
    System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, zip, 0, 4);
    try {
      Files.write(question.outputs(), zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String json) {
    System.out.println(Wire.MARK + json);
    System.out.flush();
  }
}
