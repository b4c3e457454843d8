package io.hornbook.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program for {@link ReplacementTest}: it writes files, says how far it is, and waits there. */
final class KilledReplacement {
  private KilledReplacement() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    Replacement files = new Replacement(true, List.of());
    files.add(folder.resolve("fresh.h5"), out -> out.write(new byte[100_000]));
    files.add(
        folder.resolve("model.h5"),
        out -> {
          out.write(new byte[300_000]);
          if (args[0].equals("writing")) {
            waitHere(args[0]);
          }
        });
    waitHere(args[0]);
  }

  private static void waitHere(String said) {
    System.out.println(said);
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    }
  }
}
