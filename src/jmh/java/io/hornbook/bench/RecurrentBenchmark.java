package io.hornbook.bench;

import io.hornbook.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole models of recurrent layers; flops are those of the products alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecurrentBenchmark {
  /** The seed's model, with as many rows; or 32 rows of 100 steps of 128 through 256 units. */
  @Param({"seed 32", "seed 256", "LSTM", "LSTM 200 steps", "GRU", "GRU reset_after"})
  public String model;

  private Sequential built;
  private Tensor x;
  private double flops;

  @Setup
  public void build() {
    switch (model) {
      case "seed 32" -> seed(32);
      case "seed 256" -> seed(256);
      case "LSTM" -> gated("LSTM", 100, 4, Map.of("units", 256, "return_sequences", true));
      case "LSTM 200 steps" ->
          gated("LSTM", 200, 4, Map.of("units", 256, "return_sequences", true));
      case "GRU" ->
          gated(
              "GRU", 100, 3, Map.of("units", 256, "return_sequences", true, "reset_after", false));
      default ->
          gated("GRU", 100, 3, Map.of("units", 256, "return_sequences", true, "reset_after", true));
    }
    x = built.bind().input();
  }

  private void seed(int rows) {
    built =
        new Sequential(rows, 700, 1)
            .add("SimpleRNN", Map.of("units", 200, "return_sequences", true))
            .add("Dense", Map.of("units", 10));
    flops = 2.0 * rows * 700 * (200 + 200 * 200 + 200 * 10);
  }

  private void gated(String type, int steps, int gates, Map<String, Object> config) {
    built = new Sequential(32, steps, 128).add(type, config);
    flops = 2.0 * 32 * steps * gates * 256 * (128 + 256);
  }

  @Benchmark
  public Tensor predict(Rate rate) {
    rate.flops(flops);
    return built.run(x);
  }
}
