package io.hornbook.exec;

import io.hornbook.error.Damaged;
import io.hornbook.error.Usage;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes that a model declares for its inputs. */
final class InputShapes {
  private InputShapes() {}

  static List<Shape> declared(Graph graph) {
    List<Shape> shapes = new ArrayList<>();
    for (Port port : graph.inputs()) {
      shapes.add(
          declared(graph, port)
              .orElseThrow(
                  () ->
                      new Usage(
                          "the model does not declare the shape of its input '"
                              + port.node()
                              + "': it is known once inputs are given")));
    }
    return shapes;
  }

  static Optional<Shape> declared(Graph graph, Port port) {
    Node node =
        graph
            .node(port.node())
            .orElseThrow(() -> new Damaged("the input '" + port.node() + "' is no layer"));
    if (!(node.config().peek("batch_shape") instanceof List<?> dims)) {
      return Optional.empty();
    }
    int[] shape = new int[dims.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dim(dims.get(i), port.node());
    }
    return Optional.of(Shape.of(shape));
  }

  private static int dim(Object value, String input) {
    if (value == null) {
      return Shape.UNKNOWN;
    }
    if (value instanceof Number n && n.longValue() >= 0 && n.longValue() <= Integer.MAX_VALUE) {
      return n.intValue();
    }
    throw new Damaged("a dimension of the input '" + input + "' should be a size; found " + value);
  }
}
