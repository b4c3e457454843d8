package io.hornbook.app;

import io.hornbook.error.Usage;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Inputs for a model that comes without: normally distributed, or indices where an embedding reads
 * them, with masked steps at the end of a sequence where the model has masks.
 */
final class SampleInputs {
  /** The lengths of axes that a model leaves open; no two alike. */
  private static final int[] FREE = {3, 7, 11, 13, 5};

  private final Graph graph;
  private final SplittableRandom random;

  SampleInputs(Graph graph, long seed) {
    this.graph = graph;
    this.random = new SplittableRandom(seed);
  }

  /** Inputs of these shapes, in the model's order. */
  List<Tensor> next(List<Shape> shapes) {
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      Port port = graph.inputs().get(i);
      Shape shape = filled(shapes.get(i));
      Optional<Node> embedding = reader(graph, port, "Embedding", 0);
      inputs.add(
          embedding.isPresent()
              ? indices(shape, embedding.get())
              : values(shape, reader(graph, port, "Masking", 0)));
    }
    return inputs;
  }

  private static Shape filled(Shape shape) {
    int[] dims = shape.dims();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = dims[i] == Shape.UNKNOWN ? FREE[Math.min(i, FREE.length - 1)] : dims[i];
    }
    return Shape.of(dims);
  }

  /** The first layer of a class that reads an input, directly or at the beginning of a model. */
  private static Optional<Node> reader(Graph graph, Port input, String type, int depth) {
    for (Node node : graph.nodes()) {
      for (Call call : node.calls()) {
        int at = call.inputs().indexOf(input);
        if (at < 0 || depth > 40) {
          continue;
        }
        if (node.type().equals(type)) {
          return Optional.of(node);
        }
        Node inner = node.inner().get("layer");
        if (inner != null && inner.type().equals(type)) {
          return Optional.of(inner);
        }
        Graph below = node.graph().orElse(inner == null ? null : inner.graph().orElse(null));
        if (below != null && at < below.inputs().size()) {
          return reader(below, below.inputs().get(at), type, depth + 1);
        }
      }
    }
    return Optional.empty();
  }

  private Tensor indices(Shape shape, Node embedding) {
    int words = embedding.config().fresh().intAt("input_dim", 1);
    int[] values = new int[size(shape)];
    int steps = Math.max(1, shape.dim(-1));
    boolean masked = Boolean.TRUE.equals(embedding.config().peek("mask_zero"));
    for (int i = 0; i < values.length; i++) {
      boolean rest = masked && i % steps >= steps - i / steps % steps;
      values[i] = rest ? 0 : random.nextInt(masked && words > 1 ? 1 : 0, words);
    }
    return Tensor.of(shape, values);
  }

  private Tensor values(Shape shape, Optional<Node> masking) {
    float[] values = new float[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) normal();
    }
    if (masking.isPresent() && shape.rank() >= 3) {
      float value = (float) masking.get().config().fresh().doubleAt("mask_value", 0);
      int steps = shape.dim(1);
      int row = (int) shape.product(2, shape.rank());
      for (int i = 0; i < values.length; i++) {
        int step = i / row % steps;
        if (step >= steps - i / row / steps % steps) {
          values[i] = value;
        }
      }
    }
    return Tensor.of(shape, values);
  }

  private double normal() {
    double u = 1 - random.nextDouble();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static int size(Shape shape) {
    long size = shape.size();
    if (size > Integer.MAX_VALUE) {
      throw new Usage("an input of " + shape + " is too large to be made up: give a --reference");
    }
    return (int) size;
  }
}
