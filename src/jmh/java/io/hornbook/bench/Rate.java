package io.hornbook.bench;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Counts what a benchmark does. For flops, time is the thread's CPU time, so that a machine's other
 * work counts little; for bytes it is elapsed time, since the collector and the system do a part of
 * the work. {@link RateProfiler} prints the best iteration.
 */
@State(Scope.Thread)
public class Rate {
  /** Of the iteration that ended last, in billions a second. */
  static volatile double last;

  /** What is counted. */
  static volatile String unit = "";

  private double done;
  private boolean elapsed;
  private long start;
  private long started;

  @Setup(Level.Iteration)
  public void start() {
    done = 0;
    start = cpu();
    started = System.nanoTime();
  }

  @TearDown(Level.Iteration)
  public void stop() {
    last = done / (elapsed ? System.nanoTime() - started : cpu() - start);
  }

  public void flops(double operations) {
    unit = "GFLOP/s";
    done += operations;
  }

  public void bytes(double bytes) {
    unit = "GB/s";
    elapsed = true;
    done += bytes;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
