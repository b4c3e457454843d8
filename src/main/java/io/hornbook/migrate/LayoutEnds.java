package io.hornbook.migrate;

import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Map;

/** What the user of a model must know of its inputs and outputs. */
final class LayoutEnds {
  private LayoutEnds() {}

  /** Adds a change for each input and output that lies otherwise than it did. */
  static void tell(Graph graph, Layouts layouts, Map<Port, Shape> shapes, List<Change> changes) {
    add("input", graph.inputs(), layouts.inputs(), shapes, changes);
    add("output", graph.outputs(), layouts.outputs(), shapes, changes);
  }

  private static void add(
      String end,
      List<Port> ports,
      List<Layout> layouts,
      Map<Port, Shape> shapes,
      List<Change> changes) {
    for (int i = 0; i < ports.size(); i++) {
      Layout layout = layouts.get(i);
      if (!layout.isSame()) {
        Shape old = shapes.get(ports.get(i));
        changes.add(
            new Change(
                "migrate/layout." + end,
                ports.get(i).node(),
                old.toString(),
                layout.of(old).toString(),
                "its images have their channels last now: numpy.transpose(x, "
                    + layout.axes()
                    + ") of what it was",
                "Keras 3.15.1 backend/config.py, image_data_format"));
      }
    }
  }
}
