package io.hornbook.cli;

import java.io.PrintWriter;

/** A counter on stderr while a long suite runs, for terminals only. */
final class Progress {
  private final PrintWriter err;
  private final int total;
  private final boolean shown;
  private int done;

  Progress(PrintWriter err, int total) {
    this.err = err;
    this.total = total;
    this.shown = total > 1 && Terminal.isPresent();
  }

  void step() {
    done++;
    if (shown) {
      err.print("\r" + done + " of " + total + " cases");
      err.flush();
    }
  }

  void end() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
