package io.hornbook.explain;

import io.hornbook.error.Usage;
import io.hornbook.exec.Binder;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Inputs for a model whose reader brought none. */
public final class OwnInputs {
  private static final int FREE = 8;
  private static final int MOST = 1 << 22;

  private OwnInputs() {}

  /**
   * One sample for each input: normal numbers, indices for an Embedding; a free dimension becomes
   * {@value #FREE}.
   *
   * @throws Usage if the model does not declare its input shapes, or they are too large to draw
   */
  public static List<Tensor> drawn(Graph graph) {
    if (!Binder.declaresInputs(graph)) {
      throw new Usage(
          "the model does not declare the shapes of its inputs: give inputs with --reference");
    }
    Random random = new Random(1);
    List<Tensor> inputs = new ArrayList<>();
    for (Port port : graph.inputs()) {
      inputs.add(drawn(graph, port, random));
    }
    return inputs;
  }

  private static Tensor drawn(Graph graph, Port port, Random random) {
    List<?> dims = (List<?>) graph.node(port.node()).orElseThrow().config().peek("batch_shape");
    int[] sizes = new int[dims.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i == 0 ? 1 : dims.get(i) == null ? FREE : ((Number) dims.get(i)).intValue();
    }
    Shape shape = Shape.of(sizes);
    if (shape.size() > MOST) {
      throw new Usage("an input of " + shape + " is too large to draw: give one with --reference");
    }
    int tokens = tokens(graph, port);
    float[] values = new float[shape.intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tokens > 0 ? random.nextInt(tokens) : (float) random.nextGaussian();
    }
    return Tensor.of(shape, values);
  }

  /** How many indices there are, where an Embedding takes this input; otherwise 0. */
  private static int tokens(Graph graph, Port port) {
    for (Node node : graph.nodes()) {
      boolean takes = node.calls().stream().anyMatch(c -> c.inputs().contains(port));
      if (takes && node.type().equals("Embedding")) {
        return node.config().peek("input_dim") instanceof Number n ? Math.max(1, n.intValue()) : 1;
      }
    }
    return 0;
  }
}
