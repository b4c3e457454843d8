package io.hornbook.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** A bar on stderr while a long suite runs, for terminals only. */
final class Progress {
  private static final int WIDTH = 30;
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private final PrintWriter err;
  private final int total;
  private final boolean shown;
  private final long begin = System.nanoTime();
  private long drawn = begin;
  private int done;

  Progress(PrintWriter err, int total) {
    this.err = err;
    this.total = total;
    this.shown = total > 1 && Terminal.isPresent();
  }

  /** One more is done, in whichever thread. */
  synchronized void step() {
    done++;
    long now = System.nanoTime();
    if (shown && now - drawn >= PAUSE) {
      drawn = now;
      err.print("\r" + line(done, total, Duration.ofNanos(now - begin)) + "\u001b[K");
      err.flush();
    }
  }

  /** {@code [#####.....] 12 of 24 cases, about 3 s left}. */
  static String line(int done, int total, Duration elapsed) {
    int filled = (int) ((long) WIDTH * done / total);
    long left = elapsed.toMillis() * (total - done) / done / 1000;
    return "[%s%s] %,d of %,d cases, %s left"
        .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), done, total, time(left));
  }

  private static String time(long seconds) {
    if (seconds < 1) {
      return "less than 1 s";
    }
    return seconds < 100 ? "about " + seconds + " s" : "about " + (seconds + 30) / 60 + " min";
  }

  synchronized void end() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
