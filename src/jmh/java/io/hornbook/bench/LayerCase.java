package io.hornbook.bench;

import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Map;

/**
 * A layer to be timed.
 *
 * @param type empty for the yardsticks
 * @param operations multiply-adds, or elements handled
 */
record LayerCase(String type, Map<String, Object> config, List<Shape> in, int operations) {
  static final Shape IMAGE = Shape.of(4, 56, 56, 64);
  private static final int SIZE = IMAGE.intSize();
  private static final List<Integer> TWO = List.of(2, 2);
  private static final List<Integer> THREE = List.of(3, 3);

  /** Behind the name of a layer: not the layer, but {@link PlainLoop} in its place. */
  static final String PLAIN = " loop";

  /** Multiply-adds of an exponential: its series and what brings the argument near 0. */
  private static final int EXP = 9;

  static LayerCase named(String name) {
    if (name.endsWith(PLAIN)) {
      LayerCase layer = named(name.substring(0, name.length() - PLAIN.length()));
      return new LayerCase("", Map.of(), layer.in(), layer.operations());
    }
    return switch (name) {
      case "loop" -> new LayerCase("", Map.of(), List.of(), 1 << 20);
      case "Attention", "AdditiveAttention", "MultiHeadAttention" -> attention(name);
      case "Embedding" ->
          new LayerCase(
              name,
              Map.of("input_dim", 1000, "output_dim", 128),
              List.of(Shape.of(64, 100)),
              64 * 100 * 128);
      case "Dot" ->
          new LayerCase(
              name,
              Map.of("axes", List.of(2, 2)),
              List.of(Shape.of(8, 100, 64), Shape.of(8, 120, 64)),
              8 * 100 * 120 * 64);
      case "RepeatVector" ->
          new LayerCase(name, Map.of("n", 100), List.of(Shape.of(64, 128)), 64 * 100 * 128);
      case "Add", "Multiply", "Concatenate" ->
          new LayerCase(name, Map.of(), List.of(IMAGE, IMAGE), 2 * SIZE);
      default -> name.contains("Conv") || name.contains("Conn") ? convolution(name) : image(name);
    };
  }

  private static LayerCase attention(String name) {
    Shape shape = Shape.of(8, 100, 64);
    int product = 8 * 100 * 100 * 64;
    int softmax = 8 * 100 * 100 * (EXP + 2);
    return switch (name) {
      case "Attention" ->
          new LayerCase(name, Map.of(), List.of(shape, shape), 2 * product + softmax);
      case "AdditiveAttention" ->
          new LayerCase(name, Map.of(), List.of(shape, shape), product * (EXP + 5) + softmax);
      default ->
          new LayerCase(
              name,
              Map.of("num_heads", 4, "key_dim", 16),
              List.of(shape, shape),
              4 * 8 * 100 * 64 * 64 + 2 * product + 4 * softmax);
    };
  }

  private static LayerCase convolution(String name) {
    Map<String, Object> plain = Map.of("filters", 64, "kernel_size", THREE, "padding", "same");
    int full = SIZE * 9 * 64;
    return switch (name) {
      case "Conv2D few filters" ->
          image("Conv2D", Map.of("filters", 8, "kernel_size", THREE, "padding", "same"), full / 8);
      case "Conv2D channels_first" -> {
        Map<String, Object> config =
            Map.of(
                "filters",
                64,
                "kernel_size",
                THREE,
                "padding",
                "same",
                "data_format",
                "channels_first");
        yield new LayerCase("Conv2D", config, List.of(Shape.of(4, 64, 56, 56)), full);
      }
      case "Conv2D grouped" ->
          image(
              "Conv2D",
              Map.of("filters", 64, "kernel_size", THREE, "padding", "same", "groups", 16),
              full / 16);
      case "Conv3D" ->
          new LayerCase(
              name,
              Map.of("filters", 32, "kernel_size", List.of(3, 3, 3), "padding", "same"),
              List.of(Shape.of(2, 16, 16, 16, 32)),
              2 * 16 * 16 * 16 * 32 * 27 * 32);
      case "DepthwiseConv2D" ->
          image(name, Map.of("kernel_size", THREE, "padding", "same"), SIZE * 9);
      case "SeparableConv2D" -> image(name, plain, SIZE * (9 + 64));
      case "LocallyConnected2D" ->
          new LayerCase(
              name,
              Map.of("filters", 16, "kernel_size", THREE),
              List.of(Shape.of(32, 16, 16, 8)),
              32 * 14 * 14 * 72 * 16);
      default -> image(name, plain, full);
    };
  }

  private static LayerCase image(String name) {
    Map<String, Object> none = Map.of();
    return switch (name) {
      case "MaxPooling2D", "AveragePooling2D" ->
          image(name, Map.of("pool_size", THREE, "strides", TWO, "padding", "same"), SIZE / 4 * 9);
      case "Permute" -> image(name, Map.of("dims", List.of(3, 1, 2)), SIZE);
      case "GELU" -> image("Activation", Map.of("activation", "gelu"), SIZE * (EXP + 11));
      case "Softmax" -> image(name, none, SIZE * (EXP + 2));
      case "LayerNormalization" -> image(name, none, SIZE * 4);
      case "UpSampling2D" -> image(name, Map.of("size", TWO), SIZE * 4);
      case "UpSampling2D bilinear" ->
          image("UpSampling2D", Map.of("size", TWO, "interpolation", "bilinear"), SIZE * 12);
      default -> image(name, none, SIZE);
    };
  }

  private static LayerCase image(String type, Map<String, Object> config, int operations) {
    return new LayerCase(type, config, List.of(IMAGE), operations);
  }
}
