package io.hornbook.bench;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Counts what a benchmark does. Time is the thread's CPU time, so that a machine's other work
 * counts little. {@link RateProfiler} prints the best iteration.
 */
@State(Scope.Thread)
public class Rate {
  /** Of the iteration that ended last, in billions a second. */
  static volatile double last;

  /** What is counted. */
  static volatile String unit = "";

  private double done;
  private long start;

  @Setup(Level.Iteration)
  public void start() {
    done = 0;
    start = cpu();
  }

  @TearDown(Level.Iteration)
  public void stop() {
    last = done / (cpu() - start);
  }

  public void flops(double operations) {
    unit = "GFLOP/s";
    done += operations;
  }

  public void bytes(double bytes) {
    unit = "GB/s";
    done += bytes;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
