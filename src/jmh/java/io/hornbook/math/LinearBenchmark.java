package io.hornbook.math;

import io.hornbook.bench.Rate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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

/**
 * {@code c (m, n) = a (m, k) b (k, n)} with B packed before, by each kernel and by {@link
 * BareTiles}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LinearBenchmark {
  @Param({
    "1024x1024x1024",
    "32x200x200",
    "32x256x1024",
    "22400x200x10",
    "1x200x200",
    "1x1024x4096"
  })
  public String mkn;

  @Param({"ceiling", "vector", "plain"})
  public String kernel;

  private int m;
  private int k;
  private int n;
  private int columns;
  private float[] a;
  private float[] c;
  private Kernel.Product b;

  @Setup
  public void build() {
    int[] sizes = Pattern.compile("x").splitAsStream(mkn).mapToInt(Integer::parseInt).toArray();
    m = sizes[0];
    k = sizes[1];
    n = sizes[2];
    a = random(m * k);
    columns = n;
    if (kernel.equals("ceiling")) {
      BareTiles tiles = BareTiles.pack(random(k * n), k, n);
      columns = tiles.columns();
      b = tiles;
    } else {
      Kernel chosen = kernel.equals("plain") ? Kernels.PLAIN : Kernels.VECTOR.orElseThrow();
      b = chosen.pack(random(k * n), k, n);
    }
    c = new float[m * columns];
  }

  private static float[] random(int count) {
    Random random = new Random(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  @Benchmark
  public float[] multiply(Rate rate) {
    b.multiply(m, a, 0, k, c, 0, columns, false);
    rate.flops(2.0 * m * k * n);
    return c;
  }
}
