package io.hornbook.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lines of a stream, read by a thread of their own so that one can wait for them. */
final class Lines {
  private static final int LONGEST = 64 << 20;
  private static final int MOST_WAITING = 64;

  /**
   * A step.
   *
   * @param text the line; null where none came in time, or none will
   * @param last whether the stream is at its end, or holds a line beyond all bounds
   */
  record Next(String text, boolean last) {}

  private static final Next END = new Next(null, true);
  private static final Next NOTHING_YET = new Next(null, false);

  private final BlockingQueue<Next> queue = new ArrayBlockingQueue<>(MOST_WAITING);

  Lines(InputStream stream) {
    Thread reader = new Thread(() -> read(stream), "lines of a child process");
    reader.setDaemon(true);
    reader.start();
  }

  /** The next line within {@code limit}. */
  Next next(Duration limit) throws InterruptedException {
    Next next = queue.poll(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    if (next == null) {
      return NOTHING_YET;
    }
    if (next.last()) {
      queue.add(next); // The end stays the end, however often it is asked for.
    }
    return next;
  }

  private void read(InputStream stream) {
    try {
      try (Reader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = line(in); line != null; line = line(in)) {
          queue.put(new Next(line, false));
        }
      } catch (IOException e) {
        // A stream that breaks is at its end.
      }
      queue.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A whole line; null at the end, or where it never seems to come. */
  private static String line(Reader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        int length = line.length();
        boolean windows = length > 0 && line.charAt(length - 1) == '\r';
        return line.substring(0, windows ? length - 1 : length);
      }
      if (line.length() == LONGEST) {
        return null;
      }
      line.append((char) c);
    }
    return line.isEmpty() ? null : line.toString();
  }
}
