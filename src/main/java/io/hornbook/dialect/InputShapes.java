package io.hornbook.dialect;

import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input shape that a first layer declares: {@code batch_input_shape} (1.x on), {@code
 * input_shape} without the batch (0.3), {@code input_dim}/{@code input_length}, or the shape of the
 * model it is.
 */
final class InputShapes {
  private InputShapes() {}

  /** The declared shape with the batch dimension (null where unknown), or null. */
  static Object of(Node first) {
    Object batch = first.config().peek("batch_input_shape");
    if (batch == null) {
      batch = first.config().peek("batch_shape");
    }
    if (batch != null) {
      return batch;
    }
    if (first.type().equals("Embedding")) {
      // Keras 0.x writes the size of the vocabulary as the input's shape.
      return Arrays.asList(null, first.config().peek("input_length"));
    }
    if (first.config().peek("input_shape") instanceof List<?> shape) {
      List<Object> whole = new ArrayList<>(shape);
      whole.add(0, null);
      return whole;
    }
    if (first.graph().isPresent()) {
      return ofModel(first.graph().get());
    }
    if (!first.inner().isEmpty() && first.type().equals("Bidirectional")) {
      return of(first.inner().values().iterator().next());
    }
    return null;
  }

  private static Object ofModel(Graph graph) {
    return graph
        .node(graph.inputs().get(0).node())
        .map(input -> input.config().peek("batch_input_shape"))
        .orElse(null);
  }

  /** The input node that Keras would make for a first layer: {@code <name>_input}. */
  static Node inputFor(Node first, Object shape) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("batch_input_shape", shape);
    config.put("dtype", first.type().equals("Embedding") ? "int32" : "float32");
    return Node.of(first.name() + "_input", "InputLayer", config);
  }
}
