package io.hornbook.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a stream and keeps its end. */
final class LastWords {
  private static final int KEPT = 2000;

  private final StringBuilder end = new StringBuilder();
  private final Thread reader;

  LastWords(InputStream stream) {
    reader = new Thread(() -> drain(stream), "errors of a child process");
    reader.setDaemon(true);
    reader.start();
  }

  /** The end of the stream, once that is reached. */
  String text() throws InterruptedException {
    reader.join(500);
    synchronized (end) {
      return end.toString().strip();
    }
  }

  private void drain(InputStream stream) {
    byte[] buffer = new byte[4096];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        keep(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // A stream that breaks is at its end.
    }
  }

  private void keep(String text) {
    synchronized (end) {
      end.append(text);
      end.delete(0, Math.max(0, end.length() - KEPT));
    }
  }
}
