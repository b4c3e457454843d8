package io.hornbook.bench;

import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single layers, beside a plain loop over as many multiply-adds as a yardstick: no layer should
 * fall behind {@code loop}. Flops are two for each multiply-add (an exponential has those of its
 * series), for each element under a window, and for each element of what is merely rearranged or
 * mapped. For those that only move memory, {@link PlainLoop} is the yardstick.
 */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LayerBenchmark {
  /** A case of {@link LayerCase}. */
  @Param({
    "loop",
    "Conv2D",
    "Conv2D few filters",
    "Conv2D channels_first",
    "Conv2D grouped",
    "Conv3D",
    "Conv2DTranspose",
    "DepthwiseConv2D",
    "SeparableConv2D",
    "LocallyConnected2D",
    "MaxPooling2D",
    "AveragePooling2D",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling2D",
    "Attention",
    "AdditiveAttention",
    "MultiHeadAttention",
    "Embedding",
    "BatchNormalization",
    "BatchNormalization loop",
    "LayerNormalization",
    "Softmax",
    "ReLU",
    "GELU",
    "PReLU",
    "PReLU loop",
    "Add",
    "Multiply",
    "Concatenate",
    "Concatenate loop",
    "Dot",
    "Permute",
    "Permute loop",
    "UpSampling2D",
    "UpSampling2D loop",
    "UpSampling2D bilinear",
    "ZeroPadding2D",
    "Cropping2D",
    "Cropping2D loop",
    "RepeatVector"
  })
  public String layer;

  private LayerCase chosen;
  private Layer built;
  private Weights weights;
  private List<Signal> in;
  private double[] yardstick;
  private float[] image;
  private float[] other;
  private float[] sample;
  private float[] channels;

  @Setup
  public void build() {
    chosen = LayerCase.named(layer);
    yardstick = new Random(1).doubles(1 << 10).toArray();
    Random random = new Random(1);
    if (chosen.type().isEmpty()) {
      image = floats(LayerCase.IMAGE.intSize(), random);
      other = floats(image.length, random);
      sample = floats(image.length / LayerCase.IMAGE.dim(0), random);
      channels = floats(LayerCase.IMAGE.dim(-1), random);
      return;
    }
    Node node = Node.of("it", chosen.type(), chosen.config());
    built = new Layers(List.of()).read(node, Map.of());
    Map<String, Tensor> own = new LinkedHashMap<>();
    for (Weight slot : built.weights(chosen.in())) {
      own.put(slot.name(), random(slot.shape(), random));
    }
    weights = new Weights(own, Map.of());
    in = new ArrayList<>();
    for (Shape shape : chosen.in()) {
      in.add(Signal.of(random(shape, random)));
    }
  }

  /** In [0, 1): as an index, the first row of a table. */
  private static Tensor random(Shape shape, Random random) {
    return Tensor.of(shape, floats(shape.intSize(), random));
  }

  private static float[] floats(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  @Benchmark
  public Object forward(Rate rate) {
    rate.flops(2.0 * chosen.operations());
    return built == null ? yardstick() : built.forward(in, weights, new State());
  }

  private Object yardstick() {
    int n = LayerCase.IMAGE.dim(0);
    int rows = LayerCase.IMAGE.dim(1);
    int cols = LayerCase.IMAGE.dim(2);
    int c = LayerCase.IMAGE.dim(3);
    return switch (layer) {
      case "BatchNormalization loop" -> PlainLoop.normalize(image, channels, channels);
      case "PReLU loop" -> PlainLoop.rectify(image, sample);
      case "Concatenate loop" -> PlainLoop.concatenate(image, other, c);
      case "Permute loop" -> PlainLoop.channelsFirst(image, n, rows, cols, c);
      case "UpSampling2D loop" -> PlainLoop.doubled(image, n, rows, cols, c);
      case "Cropping2D loop" -> PlainLoop.cropped(image, n, rows, cols, c);
      default -> loop();
    };
  }

  /** One sum after the other, as a layer written down from its definition would do. */
  private double loop() {
    double sum = 0;
    for (int i = 0; i < chosen.operations(); i++) {
      sum += yardstick[i & 1023] * yardstick[(i >> 10) & 1023];
    }
    return sum;
  }
}
