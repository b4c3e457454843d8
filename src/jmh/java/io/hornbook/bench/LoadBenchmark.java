package io.hornbook.bench;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.format.Hdf5Tree;
import io.hornbook.format.Hdf5Writer;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Opening a full {@code .h5} of 170 MB that the system has in memory: its bytes a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LoadBenchmark {
  private static final int LAYERS = 10;
  private static final int UNITS = 2060;

  private Path file;
  private long size;

  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("hornbook", ".h5");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Hdf5Writer.write(model(), out);
    }
    size = Files.size(file);
  }

  /** A Sequential of Dense layers as Keras 2.3.1 writes it. */
  private static Hdf5Tree model() {
    Hdf5Tree root = new Hdf5Tree();
    StringBuilder layers = new StringBuilder();
    List<String> names =
        java.util.stream.IntStream.range(0, LAYERS).mapToObj(i -> "d" + i).toList();
    for (String name : names) {
      layers
          .append(layers.isEmpty() ? "" : ",")
          .append("{\"class_name\":\"Dense\",\"config\":{\"name\":\"")
          .append(name)
          .append("\",\"batch_input_shape\":[null,")
          .append(UNITS)
          .append("],\"units\":")
          .append(UNITS)
          .append(",\"activation\":\"linear\",\"use_bias\":true}}");
      String path = "model_weights/" + name;
      root.group(path)
          .attribute("weight_names", List.of(name + "/kernel:0", name + "/bias:0"))
          .dataset(name + "/kernel:0", Tensor.zeros(Shape.of(UNITS, UNITS), DType.FLOAT32))
          .dataset(name + "/bias:0", Tensor.zeros(Shape.of(UNITS), DType.FLOAT32));
    }
    root.group("model_weights").attribute("layer_names", names);
    return root.attribute("keras_version", "2.3.1")
        .attribute("backend", "tensorflow")
        .attribute(
            "model_config",
            "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"m\",\"layers\":["
                + layers
                + "]}}");
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  public List<?> open(Rate rate) {
    Model model = Hornbook.open(file);
    rate.bytes((double) size);
    return model.layers();
  }
}
