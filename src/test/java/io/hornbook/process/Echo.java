package io.hornbook.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A program for {@link LineProcessTest}: says what it hears, sleeps, or ends, as it is told. */
final class Echo {
  private Echo() {}

  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "sleep" -> Thread.sleep(600_000);
        case "die" -> {
          System.err.println("no more");
          System.exit(3);
        }
        default -> {
          System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          System.out.flush();
        }
      }
    }
  }
}
